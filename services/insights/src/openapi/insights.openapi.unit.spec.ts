import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { OpenApiController } from './openapi.controller';
import { insightsOpenApi } from './insights.openapi';

it('describes every call of the operator, and no other', () => {
  expect(describedCalls(insightsOpenApi)).toEqual(declaredCalls(AppModule, [OpenApiController]));
});
