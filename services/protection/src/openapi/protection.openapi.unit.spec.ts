import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { OpenApiController } from './openapi.controller';
import { protectionOpenApi } from './protection.openapi';

it('describes every call of the operator, and no other', () => {
  expect(describedCalls(protectionOpenApi)).toEqual(declaredCalls(AppModule, [OpenApiController]));
});
