import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { OpenApiController } from './openapi.controller';
import { grantsOpenApi } from './grants.openapi';

it('describes every call of the operator, and no other', () => {
  expect(describedCalls(grantsOpenApi)).toEqual(declaredCalls(AppModule, [OpenApiController]));
});
