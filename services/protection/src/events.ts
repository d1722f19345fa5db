import {
  AlertAcknowledgedSchema,
  AlertEscalatedSchema,
  AlertRaisedSchema,
  AlertTrailAnchoredSchema,
  ApplicationOpenedSchema,
  CaseAssignedSchema,
  CaseUnassignedSchema,
  ConsentGivenSchema,
  ConsentOverriddenSchema,
  ConsentWithdrawnSchema,
  ContactMovedSchema,
  DeletionConfirmedSchema,
  DeletionRequestedSchema,
  HandOffAskedSchema,
  HandOffMovedSchema,
  NotificationAcknowledgedSchema,
  OrganisationCompromisedSchema,
  PlanActionMovedSchema,
  ReferralMovedSchema,
  ReferralOfferedSchema,
  ReassessmentDueSchema,
  ReferralUnansweredSchema,
  ReferralWrittenSchema,
  RegionAssignedSchema,
  RepetitionFoundSchema,
  ReportReceivedSchema,
  ReportRoutedSchema,
  RiskAssessedSchema,
  SharingSuspendedSchema,
  UrgencyFoundSchema,
} from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { directoryHearings, erasureHearings } from '@amparo/platform';
import { AcknowledgeAlertOnNotificationAcknowledged } from './alerts/acknowledge-alert-on-notification-acknowledged';
import { TakeHandOffOnApplicationOpened } from './hand-offs/take-hand-off-on-application-opened';
import { CloseReferralsOnOrganisationCompromised } from './needs/close-referrals-on-organisation-compromised';
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
    SharingSuspendedSchema, ConsentGivenSchema, ConsentWithdrawnSchema, ConsentOverriddenSchema,
    ReferralOfferedSchema, ReferralMovedSchema, ReferralUnansweredSchema, DeletionConfirmedSchema, DeletionRequestedSchema, RiskAssessedSchema, ReassessmentDueSchema,
    PlanActionMovedSchema,
    HandOffAskedSchema, HandOffMovedSchema, ContactMovedSchema, ReferralWrittenSchema,
  ],
  hears: [
    on(ReportReceivedSchema, RouteReportOnReportReceived),
    on(UrgencyFoundSchema, RaiseLevelOnUrgencyFound),
    on(RepetitionFoundSchema, RaiseLevelOnRepetitionFound),
    on(RegionAssignedSchema, RerouteCaseOnRegionAssigned),
    on(CaseAssignedSchema, NoteHandlerOnCaseAssigned),
    on(CaseUnassignedSchema, NoteHandlerOnCaseUnassigned),
    on(NotificationAcknowledgedSchema, AcknowledgeAlertOnNotificationAcknowledged),
    on(OrganisationCompromisedSchema, CloseReferralsOnOrganisationCompromised),
    on(ApplicationOpenedSchema, TakeHandOffOnApplicationOpened),
    ...erasureHearings,
    ...directoryHearings,
  ],
};
