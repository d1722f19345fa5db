import {
  AlertAcknowledgedSchema,
  AlertEscalatedSchema,
  AlertHandedOverSchema,
  AlertPausedSchema,
  AlertRaisedSchema,
  AlertTrailAnchoredSchema,
  ApplicationOpenedSchema,
  CaseAssignedSchema,
  CaseClosedSchema,
  CaseUnassignedSchema,
  ClockMovedSchema,
  CheckInDoneSchema,
  CheckInDueSchema,
  CheckInMissedSchema,
  CheckInsChangedSchema,
  ConsentEndingSchema,
  ConsentGivenSchema,
  ConsentOverriddenSchema,
  ConsentWithdrawnSchema,
  ContactMovedSchema,
  DeletionConfirmedSchema,
  DeletionRequestedSchema,
  HandOffAskedSchema,
  HandOffMovedSchema,
  NotificationAcknowledgedSchema,
  NotificationSentSchema,
  OrganisationCompromisedSchema,
  PersonLeftSchema,
  PlanActionMovedSchema,
  ReferralMovedSchema,
  ReferralOfferedSchema,
  ReassessmentDueSchema,
  ReferralSilentSchema,
  ReferralTroubledSchema,
  ReferralUnansweredSchema,
  ReferralWrittenSchema,
  RegionAssignedSchema,
  RepetitionFoundSchema,
  ReporterCameBackSchema,
  ReportReceivedSchema,
  ReportRoutedSchema,
  RiskAssessedSchema,
  SharingSuspendedSchema,
  UrgencyChangedSchema,
  UrgencyFoundSchema,
} from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { directoryHearings, erasureHearings } from '@amparo/platform';
import { AcknowledgeAlertOnNotificationAcknowledged } from './alerts/acknowledge-alert-on-notification-acknowledged';
import { FreeAlertsOnPersonLeft } from './alerts/free-alerts-on-person-left';
import { EndClocksOnCaseClosed } from './clocks/end-clocks-on-case-closed';
import { EndAskedOnCaseClosed } from './handovers/end-asked-on-case-closed';
import { NoteReceiptOnNotificationSent } from './record/note-receipt-on-notification-sent';
import { TakeHandOffOnApplicationOpened } from './hand-offs/take-hand-off-on-application-opened';
import { EndCheckInsOnCaseClosed } from './check-ins/end-check-ins-on-case-closed';
import { FinishCheckInOnReporterCameBack } from './check-ins/finish-check-in-on-reporter-came-back';
import { CloseReferralsOnOrganisationCompromised } from './needs/close-referrals-on-organisation-compromised';
import { EndWorkOnCaseClosed } from './needs/end-work-on-case-closed';
import { RaiseLevelOnRepetitionFound } from './routing/raise-level-on-repetition-found';
import { RaiseLevelOnUrgencyFound } from './routing/raise-level-on-urgency-found';
import { RerouteCaseOnRegionAssigned } from './routing/reroute-case-on-region-assigned';
import { RouteReportOnReportReceived } from './routing/route-report-on-report-received';
import { NoteHandlerOnCaseAssigned } from './sight/note-handler-on-case-assigned';
import { NoteHandlerOnCaseUnassigned } from './sight/note-handler-on-case-unassigned';

/** All that protection tells and hears. */
export const events: ServiceEvents = {
  tells: [
    ReportRoutedSchema, AlertRaisedSchema, AlertAcknowledgedSchema, AlertEscalatedSchema, AlertTrailAnchoredSchema,
    AlertHandedOverSchema, AlertPausedSchema, UrgencyChangedSchema, ClockMovedSchema,
    SharingSuspendedSchema, ConsentGivenSchema, ConsentEndingSchema, ConsentWithdrawnSchema, ConsentOverriddenSchema,
    ReferralOfferedSchema, ReferralMovedSchema, ReferralUnansweredSchema, ReferralSilentSchema, ReferralTroubledSchema, DeletionConfirmedSchema, DeletionRequestedSchema, RiskAssessedSchema, ReassessmentDueSchema,
    PlanActionMovedSchema,
    HandOffAskedSchema, HandOffMovedSchema, ContactMovedSchema, ReferralWrittenSchema,
    CheckInsChangedSchema, CheckInDueSchema, CheckInMissedSchema, CheckInDoneSchema,
  ],
  hears: [
    on(ReportReceivedSchema, RouteReportOnReportReceived),
    on(UrgencyFoundSchema, RaiseLevelOnUrgencyFound),
    on(RepetitionFoundSchema, RaiseLevelOnRepetitionFound),
    on(RegionAssignedSchema, RerouteCaseOnRegionAssigned),
    on(CaseAssignedSchema, NoteHandlerOnCaseAssigned),
    on(CaseUnassignedSchema, NoteHandlerOnCaseUnassigned),
    on(CaseClosedSchema, EndCheckInsOnCaseClosed),
    on(ReporterCameBackSchema, FinishCheckInOnReporterCameBack),
    on(NotificationAcknowledgedSchema, AcknowledgeAlertOnNotificationAcknowledged),
    on(PersonLeftSchema, FreeAlertsOnPersonLeft),
    on(NotificationSentSchema, NoteReceiptOnNotificationSent),
    on(CaseClosedSchema, EndClocksOnCaseClosed),
    on(CaseClosedSchema, EndWorkOnCaseClosed),
    on(CaseClosedSchema, EndAskedOnCaseClosed),
    on(OrganisationCompromisedSchema, CloseReferralsOnOrganisationCompromised),
    on(ApplicationOpenedSchema, TakeHandOffOnApplicationOpened),
    ...erasureHearings,
    ...directoryHearings,
  ],
};
