import {
  AlertAcknowledgedSchema,
  AlertEscalatedSchema,
  AlertHandedOverSchema,
  AlertPausedSchema,
  AlertRaisedSchema,
  CaseAssignedSchema,
  CaseClosedSchema,
  CaseErasedSchema,
  CaseOpenedSchema,
  CaseTrailAnchoredSchema,
  CaseUnassignedSchema,
  ClockMovedSchema,
  CheckInDoneSchema,
  CheckInDueSchema,
  CheckInMissedSchema,
  CheckInsChangedSchema,
  ConsentEndingSchema,
  ConsentOverriddenSchema,
  ConsentWithdrawnSchema,
  ContactMovedSchema,
  ContentFetchedSchema,
  DeletionConfirmedSchema,
  DuplicateSuggestedSchema,
  GlassBrokenSchema,
  HandOffAskedSchema,
  HandOffMovedSchema,
  NotificationFailedSchema,
  PlanActionMovedSchema,
  ReadBudgetReachedSchema,
  ReassessmentDueSchema,
  ReferralMovedSchema,
  ReferralOfferedSchema,
  ReferralSilentSchema,
  ReferralTroubledSchema,
  ReferralUnansweredSchema,
  RegionAssignedSchema,
  RepetitionFoundSchema,
  ReplySeenSchema,
  ReplyWrittenSchema,
  ReportReceivedSchema,
  ReportRoutedSchema,
  ReporterAddedFilesSchema,
  ReporterCameBackSchema,
  ReporterWithdrewSchema,
  ReporterWroteSchema,
  RiskAssessedSchema,
  SharingSuspendedSchema,
  UrgencyChangedSchema,
  UrgencyFoundSchema,
} from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { directoryHearings } from '@amparo/platform';
import { WantAttachmentsOnReporterAddedFiles } from './attachments/want-attachments-on-reporter-added-files';
import { AssignCaseOnReportRouted } from './cases/assign-case-on-report-routed';
import { OpenCaseOnReportReceived } from './cases/open-case-on-report-received';
import { WantMessageOnReporterWrote } from './contents/want-message-on-reporter-wrote';
import { MarkReplyOnReplySeen } from './replies/mark-reply-on-reply-seen';
import { TickOffOnReporterCameBack } from './tasks/tick-off-on-reporter-came-back';
import { OpenTaskOnNotificationFailed } from './tasks/open-task-on-notification-failed';
import { AskErasureOnSharingSuspended } from './erasure/ask-erasure-on-sharing-suspended';
import { HeedReporterOnReporterWithdrew } from './erasure/heed-reporter-on-reporter-withdrew';
import { NoteOnAlertAcknowledged } from './timeline/note-on-alert-acknowledged';
import { NoteOnAlertEscalated } from './timeline/note-on-alert-escalated';
import { NoteOnAlertRaised } from './timeline/note-on-alert-raised';
import { NoteOnCheckInDone } from './timeline/note-on-check-in-done';
import { NoteOnCheckInMissed } from './timeline/note-on-check-in-missed';
import { NoteOnCheckInsChanged } from './timeline/note-on-check-ins-changed';
import { SeeCalledOnCheckInDue } from './timeline/see-called-on-check-in-due';
import { NoteOnConsentOverridden } from './timeline/note-on-consent-overridden';
import { NoteOnConsentWithdrawn } from './timeline/note-on-consent-withdrawn';
import { NoteOnDeletionConfirmed } from './timeline/note-on-deletion-confirmed';
import { NoteOnPlanActionMoved } from './timeline/note-on-plan-action-moved';
import { NoteOnReferralMoved } from './timeline/note-on-referral-moved';
import { NoteOnReferralOffered } from './timeline/note-on-referral-offered';
import { NoteOnReferralUnanswered } from './timeline/note-on-referral-unanswered';
import { NoteOnContactMoved } from './timeline/note-on-contact-moved';
import { NoteOnHandOffAsked } from './timeline/note-on-hand-off-asked';
import { NoteOnHandOffMoved } from './timeline/note-on-hand-off-moved';
import { NoteOnConsentEnding } from './timeline/note-on-consent-ending';
import { NoteOnReferralSilent } from './timeline/note-on-referral-silent';
import { NoteOnReferralTroubled } from './timeline/note-on-referral-troubled';
import { NoteOnReassessmentDue } from './timeline/note-on-reassessment-due';
import { NoteOnAlertHandedOver } from './timeline/note-on-alert-handed-over';
import { NoteOnAlertPaused } from './timeline/note-on-alert-paused';
import { NoteOnClockMoved } from './timeline/note-on-clock-moved';
import { NoteOnUrgencyChanged } from './timeline/note-on-urgency-changed';
import { NoteOnRiskAssessed } from './timeline/note-on-risk-assessed';
import { NoteOnSharingSuspended } from './timeline/note-on-sharing-suspended';

/** All that casework tells and hears. */
export const events: ServiceEvents = {
  tells: [
    CaseOpenedSchema,
    ContentFetchedSchema,
    CaseAssignedSchema,
    CaseUnassignedSchema,
    UrgencyFoundSchema,
    RepetitionFoundSchema,
    DuplicateSuggestedSchema,
    RegionAssignedSchema,
    GlassBrokenSchema,
    ReadBudgetReachedSchema,
    CaseTrailAnchoredSchema,
    CaseErasedSchema,
    CaseClosedSchema,
    ReplyWrittenSchema,
  ],
  givesWay: true,
  hears: [
    on(ReportReceivedSchema, OpenCaseOnReportReceived),
    on(ReporterWroteSchema, WantMessageOnReporterWrote),
    on(ReporterAddedFilesSchema, WantAttachmentsOnReporterAddedFiles),
    on(ReporterWithdrewSchema, HeedReporterOnReporterWithdrew),
    on(ReplySeenSchema, MarkReplyOnReplySeen),
    on(ReporterCameBackSchema, TickOffOnReporterCameBack),
    on(ReportRoutedSchema, AssignCaseOnReportRouted),
    on(AlertRaisedSchema, NoteOnAlertRaised),
    on(AlertAcknowledgedSchema, NoteOnAlertAcknowledged),
    on(AlertEscalatedSchema, NoteOnAlertEscalated),
    on(SharingSuspendedSchema, NoteOnSharingSuspended),
    on(SharingSuspendedSchema, AskErasureOnSharingSuspended),
    on(ReferralUnansweredSchema, NoteOnReferralUnanswered),
    on(ReferralOfferedSchema, NoteOnReferralOffered),
    on(ReferralMovedSchema, NoteOnReferralMoved),
    on(DeletionConfirmedSchema, NoteOnDeletionConfirmed),
    on(ConsentWithdrawnSchema, NoteOnConsentWithdrawn),
    on(ConsentOverriddenSchema, NoteOnConsentOverridden),
    on(RiskAssessedSchema, NoteOnRiskAssessed),
    on(AlertHandedOverSchema, NoteOnAlertHandedOver),
    on(AlertPausedSchema, NoteOnAlertPaused),
    on(UrgencyChangedSchema, NoteOnUrgencyChanged),
    on(ClockMovedSchema, NoteOnClockMoved),
    on(ReassessmentDueSchema, NoteOnReassessmentDue),
    on(ConsentEndingSchema, NoteOnConsentEnding),
    on(ReferralSilentSchema, NoteOnReferralSilent),
    on(ReferralTroubledSchema, NoteOnReferralTroubled),
    on(PlanActionMovedSchema, NoteOnPlanActionMoved),
    on(HandOffAskedSchema, NoteOnHandOffAsked),
    on(HandOffMovedSchema, NoteOnHandOffMoved),
    on(ContactMovedSchema, NoteOnContactMoved),
    on(CheckInsChangedSchema, NoteOnCheckInsChanged),
    on(CheckInDueSchema, SeeCalledOnCheckInDue),
    on(CheckInMissedSchema, NoteOnCheckInMissed),
    on(CheckInDoneSchema, NoteOnCheckInDone),
    on(NotificationFailedSchema, OpenTaskOnNotificationFailed),
    ...directoryHearings,
  ],
};
