import { erasureProviders } from '@amparo/platform';
import { Module } from '@nestjs/common';
import { OpenApiController } from './openapi/openapi.controller';
import { CountReports } from './reports/count-reports';
import { CountsController } from './reports/counts.controller';
import { NoteAlertOnAlertRaised } from './reports/note-alert-on-alert-raised';
import { NoteReportOnReportReceived } from './reports/note-report-on-report-received';
import { NoteRoutingOnReportRouted } from './reports/note-routing-on-report-routed';
import { ForgetErasedCase } from './erasure/forget-erased-case';

/** Everything that runs in insights. */
@Module({
  controllers: [CountsController, OpenApiController],
  providers: [...erasureProviders(ForgetErasedCase), NoteReportOnReportReceived, NoteRoutingOnReportRouted, NoteAlertOnAlertRaised, CountReports],
})
export class AppModule {}
