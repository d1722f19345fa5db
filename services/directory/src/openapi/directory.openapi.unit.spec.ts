import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { CopiesController } from '../copies/copies.controller';
import { OpenApiController } from './openapi.controller';
import { directoryOpenApi } from './directory.openapi';

it('describes every call of people and of the operator, and no other', () => {
  const betweenServices = (call: string) => call.includes(' /internal/');
  expect(describedCalls(directoryOpenApi)).toEqual(declaredCalls(AppModule, [OpenApiController, CopiesController]).filter((call) => !betweenServices(call)));
});
