import { erasureProviders } from '@amparo/platform';
import { Module } from '@nestjs/common';
import { ApplicationsController } from './applications/applications.controller';
import { ListApplications } from './applications/list-applications';
import { ListSeenApplications } from './applications/list-seen-applications';
import { OpenApplicationOnHandOffAsked } from './applications/open-application-on-hand-off-asked';
import { OpenApplicationOnReportRouted } from './applications/open-application-on-report-routed';
import { OpenApiController } from './openapi/openapi.controller';
import { ForgetErasedCase } from './erasure/forget-erased-case';

/** Everything that runs in grants. */
@Module({
  controllers: [ApplicationsController, OpenApiController],
  providers: [...erasureProviders(ForgetErasedCase), OpenApplicationOnReportRouted, OpenApplicationOnHandOffAsked, ListApplications, ListSeenApplications],
})
export class AppModule {}
