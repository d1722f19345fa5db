import { Module } from '@nestjs/common';
import { ApplicationsController } from './applications/applications.controller';
import { ListApplications } from './applications/list-applications';
import { OpenApplicationOnReportRouted } from './applications/open-application-on-report-routed';

/** Everything that runs in grants. */
@Module({
  controllers: [ApplicationsController],
  providers: [OpenApplicationOnReportRouted, ListApplications],
})
export class AppModule {}
