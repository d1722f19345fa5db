import {
  AlertAcknowledgedSchema, AlertEscalatedSchema, AlertRaisedSchema, AlertTrailAnchoredSchema, CaseTrailAnchoredSchema, CheckInDueSchema, CheckInMissedSchema, CheckInsChangedSchema, ConsentOverriddenSchema, ConsentWithdrawnSchema,
  DeletionConfirmedSchema, DeletionRequestedSchema, DirectoryTrailAnchoredSchema, GlassBrokenSchema, MembershipChangedSchema, NotificationAcknowledgedSchema, NotificationFailedSchema, OrganisationCompromisedSchema, PersonLeftSchema, PlanActionMovedSchema, ReadBudgetReachedSchema, ReferralMovedSchema,
  ContactMovedSchema, HandOffAskedSchema, HandOffMovedSchema, ConsentEndingSchema, ReassessmentDueSchema, ReferralOfferedSchema, ReferralSilentSchema, ReferralTroubledSchema, ReferralUnansweredSchema, ReferralWrittenSchema, ReportRoutedSchema,
  AlertHandedOverSchema, AlertPausedSchema, ClockMovedSchema, NotificationSentSchema, UrgencyChangedSchema,
} from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { directoryHearings, erasureHearings } from '@amparo/platform';
import { TellDeskOnAlertPaused } from './alerts/tell-desk-on-alert-paused';
import { TellDeskOnClockMoved } from './alerts/tell-desk-on-clock-moved';
import { TellDeskOnUrgencyChanged } from './alerts/tell-desk-on-urgency-changed';
import { TellPeopleOnAlertHandedOver } from './alerts/tell-people-on-alert-handed-over';
import { WriteAnchorMailsOnTrailAnchored } from './anchors/write-anchor-mails-on-trail-anchored';
import { NoteTakingOnAlertAcknowledged } from './items/note-taking-on-alert-acknowledged';
import { TellPeopleOnOrganisationCompromised } from './items/tell-people-on-organisation-compromised';
import { TellPeopleOnReportRouted } from './items/tell-people-on-report-routed';
import { TellWitnessesOnGlassBroken } from './items/tell-witnesses-on-glass-broken';
import { TellWitnessesOnReadBudgetReached } from './items/tell-witnesses-on-read-budget-reached';
import { CancelMessagesOnPersonLeft } from './messages/cancel-messages-on-person-left';
import { CancelPagesOnAlertAcknowledged } from './messages/cancel-pages-on-alert-acknowledged';
import { NoteReturnOnMembershipChanged } from './messages/note-return-on-membership-changed';
import { WriteMessagesOnAlertEscalated } from './messages/write-messages-on-alert-escalated';
import { WriteMessagesOnAlertRaised } from './messages/write-messages-on-alert-raised';
import { WriteMessagesOnReferralUnanswered } from './messages/write-messages-on-referral-unanswered';
import { TellDeskOnCheckInDue } from './check-ins/tell-desk-on-check-in-due';
import { TellDeskOnCheckInMissed } from './check-ins/tell-desk-on-check-in-missed';
import { TellDeskOnCheckInsChanged } from './check-ins/tell-desk-on-check-ins-changed';
import { TellDeskOnConsentWithdrawn } from './consents/tell-desk-on-consent-withdrawn';
import { TellWitnessesOnConsentOverridden } from './consents/tell-witnesses-on-consent-overridden';
import { TellDeskOnDeletionConfirmed } from './referrals/tell-desk-on-deletion-confirmed';
import { TellPartnerOnDeletionRequested } from './referrals/tell-partner-on-deletion-requested';
import { TellPartnerOnReferralOffered } from './referrals/tell-partner-on-referral-offered';
import { TellPeopleOnReferralMoved } from './referrals/tell-people-on-referral-moved';
import { TellDeskOnContactMoved } from './contacts/tell-desk-on-contact-moved';
import { TellGroupOnHandOffAsked } from './hand-offs/tell-group-on-hand-off-asked';
import { TellPeopleOnHandOffMoved } from './hand-offs/tell-people-on-hand-off-moved';
import { TellPeopleOnReferralWritten } from './referrals/tell-people-on-referral-written';
import { TellDeskOnConsentEnding } from './consents/tell-desk-on-consent-ending';
import { TellDeskOnReferralSilent } from './referrals/tell-desk-on-referral-silent';
import { TellDeskOnReferralTroubled } from './referrals/tell-desk-on-referral-troubled';
import { TellDeskOnReassessmentDue } from './risk/tell-desk-on-reassessment-due';
import { TellPeopleOnPlanActionMoved } from './risk/tell-people-on-plan-action-moved';

/** All that notifications tell and hear. */
export const events: ServiceEvents = {
  tells: [NotificationAcknowledgedSchema, NotificationFailedSchema, NotificationSentSchema],
  hears: [
    on(ReportRoutedSchema, TellPeopleOnReportRouted),
    on(AlertRaisedSchema, WriteMessagesOnAlertRaised),
    on(AlertEscalatedSchema, WriteMessagesOnAlertEscalated),
    on(ReferralUnansweredSchema, WriteMessagesOnReferralUnanswered),
    on(ReferralOfferedSchema, TellPartnerOnReferralOffered),
    on(ReferralMovedSchema, TellPeopleOnReferralMoved),
    on(DeletionRequestedSchema, TellPartnerOnDeletionRequested),
    on(DeletionConfirmedSchema, TellDeskOnDeletionConfirmed),
    on(ConsentWithdrawnSchema, TellDeskOnConsentWithdrawn),
    on(ConsentOverriddenSchema, TellWitnessesOnConsentOverridden),
    on(ConsentEndingSchema, TellDeskOnConsentEnding),
    on(ReferralSilentSchema, TellDeskOnReferralSilent),
    on(ReferralTroubledSchema, TellDeskOnReferralTroubled),
    on(ReassessmentDueSchema, TellDeskOnReassessmentDue),
    on(AlertHandedOverSchema, TellPeopleOnAlertHandedOver),
    on(UrgencyChangedSchema, TellDeskOnUrgencyChanged),
    on(ClockMovedSchema, TellDeskOnClockMoved),
    on(AlertPausedSchema, TellDeskOnAlertPaused),
    on(PlanActionMovedSchema, TellPeopleOnPlanActionMoved),
    on(HandOffAskedSchema, TellGroupOnHandOffAsked),
    on(HandOffMovedSchema, TellPeopleOnHandOffMoved),
    on(ContactMovedSchema, TellDeskOnContactMoved),
    on(ReferralWrittenSchema, TellPeopleOnReferralWritten),
    on(CheckInDueSchema, TellDeskOnCheckInDue),
    on(CheckInMissedSchema, TellDeskOnCheckInMissed),
    on(CheckInsChangedSchema, TellDeskOnCheckInsChanged),
    on(AlertAcknowledgedSchema, CancelPagesOnAlertAcknowledged),
    on(AlertAcknowledgedSchema, NoteTakingOnAlertAcknowledged),
    on(GlassBrokenSchema, TellWitnessesOnGlassBroken),
    on(ReadBudgetReachedSchema, TellWitnessesOnReadBudgetReached),
    on(OrganisationCompromisedSchema, TellPeopleOnOrganisationCompromised),
    on(CaseTrailAnchoredSchema, WriteAnchorMailsOnTrailAnchored),
    on(AlertTrailAnchoredSchema, WriteAnchorMailsOnTrailAnchored),
    on(DirectoryTrailAnchoredSchema, WriteAnchorMailsOnTrailAnchored),
    on(PersonLeftSchema, CancelMessagesOnPersonLeft),
    on(MembershipChangedSchema, NoteReturnOnMembershipChanged),
    ...erasureHearings,
    ...directoryHearings,
  ],
};
