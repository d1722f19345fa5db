import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { CopiesController } from '../copies/copies.controller';
import { OpenApiController } from './openapi.controller';
import { directoryOpenApi } from './directory.openapi';

it('describes every call of people and the operator, and no other', () => {
  expect(describedCalls(directoryOpenApi)).toEqual(declaredCalls(AppModule, [OpenApiController, CopiesController]));
});
