import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { OpenApiController } from './openapi.controller';
import { notificationsOpenApi } from './notifications.openapi';

it('describes every call of people and the operator, and no other', () => {
  expect(describedCalls(notificationsOpenApi)).toEqual(declaredCalls(AppModule, [OpenApiController]));
});
