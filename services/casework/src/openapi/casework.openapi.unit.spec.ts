import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { RepliesHandoverController } from '../replies/replies-handover.controller';
import { ReportKeyController } from '../report-keys/report-key.controller';
import { OpenApiController } from './openapi.controller';
import { caseworkOpenApi } from './casework.openapi';

it('describes every call, and no other', () => {
  expect(describedCalls(caseworkOpenApi)).toEqual(declaredCalls(AppModule, [OpenApiController, RepliesHandoverController, ReportKeyController]));
});
