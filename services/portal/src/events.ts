import {
  AlertAcknowledgedSchema, AlertEscalatedSchema, AlertRaisedSchema, CaseAssignedSchema, CaseClosedSchema, CaseOpenedSchema, CaseUnassignedSchema, CheckInDoneSchema,
  CheckInDueSchema, CheckInMissedSchema, CheckInsChangedSchema, ConsentGivenSchema,
  ConsentOverriddenSchema, ConsentWithdrawnSchema, ContactMovedSchema, DeletionConfirmedSchema, HandOffAskedSchema, HandOffMovedSchema, MembershipChangedSchema, NotificationAcknowledgedSchema, OrganisationCompromisedSchema, PersonLeftSchema,
  PlanActionMovedSchema, ConsentEndingSchema, ReassessmentDueSchema, ReferralSilentSchema, ReferralTroubledSchema, ReferralMovedSchema, ReferralOfferedSchema, ReferralWrittenSchema, ReportReceivedSchema, ReportRoutedSchema, RiskAssessedSchema,
  AlertHandedOverSchema, AlertPausedSchema, ClockMovedSchema, UrgencyChangedSchema,
} from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { erasureHearings } from '@amparo/platform';
import { NoteHandoverOnAlertHandedOver } from './cases/note-handover-on-alert-handed-over';
import { NoteHandlerOnCaseAssigned } from './cases/note-handler-on-case-assigned';
import { NoteHandlerOnCaseUnassigned } from './cases/note-handler-on-case-unassigned';
import { NoteClosingOnCaseClosed } from './cases/note-closing-on-case-closed';
import { NoteOpeningOnCaseOpened } from './cases/note-opening-on-case-opened';
import { NoteReportOnReportReceived } from './cases/note-report-on-report-received';
import { NoteRoutingOnReportRouted } from './cases/note-routing-on-report-routed';
import { NoteTakingOnAlertAcknowledged } from './cases/note-taking-on-alert-acknowledged';
import { NoteTakingOnNotificationAcknowledged } from './cases/note-taking-on-notification-acknowledged';
import { NoteToldPeople } from './cases/note-told-people';
import { NoteConsent } from './changes/note-consent';
import { NoteAlertWork } from './changes/note-alert-work';
import { NoteDeskNews } from './changes/note-desk-news';
import { NoteOrganisationCompromised } from './changes/note-organisation-compromised';
import { NoteReferralTroubled } from './changes/note-referral-troubled';
import { NotePerson } from './changes/note-person';
import { NoteReferral } from './changes/note-referral';
import { NoteRisk } from './changes/note-risk';

/** All that the portal tells and hears. It hears so that open pages learn that something changed, each only what she may know. */
export const events: ServiceEvents = {
  tells: [],
  givesWay: true,
  hears: [
    on(ReportReceivedSchema, NoteReportOnReportReceived),
    on(ReportRoutedSchema, NoteRoutingOnReportRouted),
    on(AlertRaisedSchema, NoteToldPeople),
    on(AlertEscalatedSchema, NoteToldPeople),
    on(AlertAcknowledgedSchema, NoteTakingOnAlertAcknowledged),
    on(AlertHandedOverSchema, NoteHandoverOnAlertHandedOver),
    on(AlertPausedSchema, NoteAlertWork),
    on(UrgencyChangedSchema, NoteAlertWork),
    on(ClockMovedSchema, NoteAlertWork),
    on(NotificationAcknowledgedSchema, NoteTakingOnNotificationAcknowledged),
    on(CaseOpenedSchema, NoteOpeningOnCaseOpened),
    on(CaseClosedSchema, NoteClosingOnCaseClosed),
    on(CaseAssignedSchema, NoteHandlerOnCaseAssigned),
    on(CaseUnassignedSchema, NoteHandlerOnCaseUnassigned),
    on(MembershipChangedSchema, NotePerson),
    on(PersonLeftSchema, NotePerson),
    on(ReferralOfferedSchema, NoteReferral),
    on(ReferralMovedSchema, NoteReferral),
    on(ReferralWrittenSchema, NoteReferral),
    on(ConsentGivenSchema, NoteConsent),
    on(ConsentOverriddenSchema, NoteConsent),
    on(ConsentWithdrawnSchema, NoteConsent),
    on(DeletionConfirmedSchema, NoteDeskNews),
    on(ConsentEndingSchema, NoteDeskNews),
    on(ReferralSilentSchema, NoteDeskNews),
    on(ReferralTroubledSchema, NoteReferralTroubled),
    on(ReassessmentDueSchema, NoteDeskNews),
    on(PlanActionMovedSchema, NoteDeskNews),
    on(RiskAssessedSchema, NoteRisk),
    on(HandOffMovedSchema, NoteDeskNews),
    on(HandOffAskedSchema, NoteDeskNews),
    on(ContactMovedSchema, NoteDeskNews),
    on(CheckInDueSchema, NoteDeskNews),
    on(CheckInMissedSchema, NoteDeskNews),
    on(CheckInsChangedSchema, NoteDeskNews),
    on(CheckInDoneSchema, NoteRisk),
    on(OrganisationCompromisedSchema, NoteOrganisationCompromised),
    ...erasureHearings,
  ],
};
