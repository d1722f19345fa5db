import { directoryCopyProviders, erasureProviders } from '@amparo/platform';
import { Module } from '@nestjs/common';
import { SendAnchorMails } from './anchors/send-anchor-mails';
import { WriteAnchorMailsOnTrailAnchored } from './anchors/write-anchor-mails-on-trail-anchored';
import { DeliverMessages } from './delivery/deliver-messages';
import { DeliveryDesks } from './delivery/delivery-desks';
import { AcknowledgeItem } from './items/acknowledge-item';
import { CountUnread } from './items/count-unread';
import { GetTrace } from './items/get-trace';
import { ItemsController } from './items/items.controller';
import { ListItems } from './items/list-items';
import { NoteTakingOnAlertAcknowledged } from './items/note-taking-on-alert-acknowledged';
import { ReadOwnItems } from './items/read-own-items';
import { TellPeopleOnOrganisationCompromised } from './items/tell-people-on-organisation-compromised';
import { TellPeopleOnReportRouted } from './items/tell-people-on-report-routed';
import { TellWitnessesOnGlassBroken } from './items/tell-witnesses-on-glass-broken';
import { TellWitnessesOnReadBudgetReached } from './items/tell-witnesses-on-read-budget-reached';
import { TracesController } from './items/traces.controller';
import { CancelMessagesOnPersonLeft } from './messages/cancel-messages-on-person-left';
import { CancelPagesOnAlertAcknowledged } from './messages/cancel-pages-on-alert-acknowledged';
import { DeliveriesController } from './messages/deliveries.controller';
import { ListDeliveries } from './messages/list-deliveries';
import { NoteReturnOnMembershipChanged } from './messages/note-return-on-membership-changed';
import { WriteMessages } from './messages/write-messages';
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
import { TellDeskOnAlertPaused } from './alerts/tell-desk-on-alert-paused';
import { TellDeskOnClockMoved } from './alerts/tell-desk-on-clock-moved';
import { TellDeskOnUrgencyChanged } from './alerts/tell-desk-on-urgency-changed';
import { TellPeopleOnAlertHandedOver } from './alerts/tell-people-on-alert-handed-over';
import { TellDeskOnContactMoved } from './contacts/tell-desk-on-contact-moved';
import { TellGroupOnHandOffAsked } from './hand-offs/tell-group-on-hand-off-asked';
import { TellPeopleOnHandOffMoved } from './hand-offs/tell-people-on-hand-off-moved';
import { TellPeopleOnReferralWritten } from './referrals/tell-people-on-referral-written';
import { TellDeskOnConsentEnding } from './consents/tell-desk-on-consent-ending';
import { TellDeskOnReferralSilent } from './referrals/tell-desk-on-referral-silent';
import { TellDeskOnReferralTroubled } from './referrals/tell-desk-on-referral-troubled';
import { TellDeskOnReassessmentDue } from './risk/tell-desk-on-reassessment-due';
import { TellPeopleOnPlanActionMoved } from './risk/tell-people-on-plan-action-moved';
import { TellPeople } from './items/tell-people';
import { OpenApiController } from './openapi/openapi.controller';
import { ForgetErasedCase } from './erasure/forget-erased-case';

/** Everything that runs in notifications. */
@Module({
  controllers: [ItemsController, TracesController, DeliveriesController, OpenApiController],
  providers: [
    ...erasureProviders(ForgetErasedCase),
    ...directoryCopyProviders('contacts'),
    WriteAnchorMailsOnTrailAnchored, SendAnchorMails,
    TellPeopleOnReportRouted, TellPeopleOnOrganisationCompromised, TellWitnessesOnGlassBroken, TellWitnessesOnReadBudgetReached, ReadOwnItems, ListItems, CountUnread, AcknowledgeItem, NoteTakingOnAlertAcknowledged, GetTrace,
    TellPeople, TellPartnerOnReferralOffered, TellPeopleOnReferralMoved, TellPartnerOnDeletionRequested, TellDeskOnDeletionConfirmed,
    TellDeskOnCheckInDue, TellDeskOnCheckInMissed, TellDeskOnCheckInsChanged, TellDeskOnConsentEnding, TellDeskOnReferralSilent, TellDeskOnReferralTroubled, TellDeskOnReassessmentDue, TellPeopleOnPlanActionMoved, TellDeskOnClockMoved, TellDeskOnAlertPaused, TellDeskOnUrgencyChanged, TellPeopleOnAlertHandedOver, TellGroupOnHandOffAsked, TellPeopleOnHandOffMoved, TellDeskOnContactMoved, TellPeopleOnReferralWritten, TellDeskOnConsentWithdrawn, TellWitnessesOnConsentOverridden,
    WriteMessages, WriteMessagesOnAlertRaised, WriteMessagesOnReferralUnanswered, WriteMessagesOnAlertEscalated,
    CancelPagesOnAlertAcknowledged, CancelMessagesOnPersonLeft, NoteReturnOnMembershipChanged, ListDeliveries,
    DeliverMessages, DeliveryDesks,
  ],
})
export class AppModule {}
