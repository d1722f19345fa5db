import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { VisitsController } from '../visits/visits.controller';
import { OpenApiController } from './openapi.controller';
import { protectionOpenApi } from './protection.openapi';

it('describes every call of people and of the operator, and no other', () => {
  expect(describedCalls(protectionOpenApi)).toEqual(declaredCalls(AppModule, [OpenApiController, VisitsController]));
});
