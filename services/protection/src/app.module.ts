import { directoryCopyProviders } from '@amparo/platform';
import { Module } from '@nestjs/common';
import { AcknowledgeAlert } from './alerts/acknowledge-alert';
import { AcknowledgeAlertOnNotificationAcknowledged } from './alerts/acknowledge-alert-on-notification-acknowledged';
import { AlertsController } from './alerts/alerts.controller';
import { EscalateAlert } from './alerts/escalate-alert';
import { ListAlerts } from './alerts/list-alerts';
import { RaiseAlert } from './alerts/raise-alert';
import { DecideWhoMustKnow } from './routing/decide-who-must-know';
import { DecisionsController } from './routing/decisions.controller';
import { FindDecision } from './routing/find-decision';
import { RaiseLevelOnRepetitionFound } from './routing/raise-level-on-repetition-found';
import { RaiseLevelOnUrgencyFound } from './routing/raise-level-on-urgency-found';
import { RerouteCaseOnRegionAssigned } from './routing/reroute-case-on-region-assigned';
import { RouteReportOnReportReceived } from './routing/route-report-on-report-received';
import { SuspendSharing } from './sharing/suspend-sharing';
import { OpenApiController } from './openapi/openapi.controller';

/** Everything that runs in protection. */
@Module({
  controllers: [OpenApiController, DecisionsController, AlertsController],
  providers: [
    ...directoryCopyProviders('roster'),
    // who must know
    RouteReportOnReportReceived, RaiseLevelOnUrgencyFound, RaiseLevelOnRepetitionFound, RerouteCaseOnRegionAssigned, DecideWhoMustKnow, FindDecision,
    // alerts and their ladder
    RaiseAlert, AcknowledgeAlert, AcknowledgeAlertOnNotificationAcknowledged, EscalateAlert, ListAlerts,
    // sharing
    SuspendSharing,
  ],
})
export class AppModule {}
