import { AlertTrailAnchoredSchema } from '@amparo/contracts';
import { AuditController, auditProviders, directoryCopyProviders, erasureProviders } from '@amparo/platform';
import { Module } from '@nestjs/common';
import { AcknowledgeAlert } from './alerts/acknowledge-alert';
import { AcknowledgeAlertOnNotificationAcknowledged } from './alerts/acknowledge-alert-on-notification-acknowledged';
import { AcknowledgeOwnAlert } from './alerts/acknowledge-own-alert';
import { AlertsController } from './alerts/alerts.controller';
import { EscalateAlert } from './alerts/escalate-alert';
import { ListAlerts } from './alerts/list-alerts';
import { ListSeenAlerts } from './alerts/list-seen-alerts';
import { FreeAlertsOnPersonLeft } from './alerts/free-alerts-on-person-left';
import { RaiseAlert } from './alerts/raise-alert';
import { ClockParts } from './clocks/clock-loop';
import { ClocksController } from './clocks/clocks.controller';
import { EndClocksOnCaseClosed } from './clocks/end-clocks-on-case-closed';
import { EndAskedOnCaseClosed } from './handovers/end-asked-on-case-closed';
import { MeetClock } from './clocks/meet-clock';
import { TellClockOverdue } from './clocks/tell-clock-overdue';
import { NoteReceiptOnNotificationSent } from './record/note-receipt-on-notification-sent';
import { ListReaders } from './record/list-readers';
import { ReadRecord } from './record/read-record';
import { ReadersController } from './record/readers.controller';
import { RecordController } from './record/record.controller';
import { AnswerHandover } from './handovers/answer-handover';
import { AskHandover } from './handovers/ask-handover';
import { EndHandover } from './handovers/end-handover';
import { FindTakers } from './handovers/find-takers';
import { HandoversController } from './handovers/handovers.controller';
import { LapseHandovers } from './handovers/lapse-handovers';
import { TellHandover } from './handovers/tell-handover';
import { ChangeLadders } from './ladders/change-ladders';
import { LaddersController } from './ladders/ladders.controller';
import { AgreeToLowering } from './levels/agree-to-lowering';
import { ApplyLowering } from './levels/apply-lowering';
import { LapseLowerings } from './levels/lapse-lowerings';
import { LevelsController } from './levels/levels.controller';
import { LowerUrgency } from './levels/lower-urgency';
import { RaiseUrgency } from './levels/raise-urgency';
import { ReadLowerings } from './levels/read-lowerings';
import { TellUrgency } from './levels/tell-urgency';
import { EndPause } from './pauses/end-pause';
import { LapsePauses } from './pauses/lapse-pauses';
import { PauseLadder } from './pauses/pause-ladder';
import { PausesController } from './pauses/pauses.controller';
import { ReadPauses } from './pauses/read-pauses';
import { WatchCase } from './watches/watch-case';
import { WatchesController } from './watches/watches.controller';
import { RaiseMissed } from './alerts/raise-missed';
import { AgreeCheckIns } from './check-ins/agree-check-ins';
import { CheckInsController } from './check-ins/check-ins.controller';
import { EndCheckIns } from './check-ins/end-check-ins';
import { EndCheckInsOnCaseClosed } from './check-ins/end-check-ins-on-case-closed';
import { EndRunning } from './check-ins/end-running';
import { FinishCheckIn } from './check-ins/finish-check-in';
import { FinishCheckInOnReporterCameBack } from './check-ins/finish-check-in-on-reporter-came-back';
import { ListCheckIns } from './check-ins/list-check-ins';
import { MissCheckIns } from './check-ins/miss-check-ins';
import { PauseCheckIns } from './check-ins/pause-check-ins';
import { PlanNext } from './check-ins/plan-next';
import { ReadCheckIns } from './check-ins/read-check-ins';
import { RecordCheckIn } from './check-ins/record-check-in';
import { RemindOfCheckIns } from './check-ins/remind-of-check-ins';
import { ResumeCheckIns } from './check-ins/resume-check-ins';
import { TellChanged } from './check-ins/tell-changed';
import { ConsentsController } from './consents/consents.controller';
import { FindRecipient } from './consents/find-recipient';
import { FindRefused } from './consents/find-refused';
import { NoteRefusal } from './consents/note-refusal';
import { ListConsents } from './consents/list-consents';
import { PrintConsent } from './consents/print-consent';
import { ReadConsent } from './consents/read-consent';
import { RecordConsent } from './consents/record-consent';
import { WithdrawConsent } from './consents/withdraw-consent';
import { ContactWork } from './contacts/contact-work';
import { EndContacts } from './contacts/end-contacts';
import { ContactsController } from './contacts/contacts.controller';
import { DraftContact } from './contacts/draft-contact';
import { MoveContact } from './contacts/move-contact';
import { ReadContacts } from './contacts/read-contacts';
import { HandOffsController } from './hand-offs/hand-offs.controller';
import { HandOver } from './hand-offs/hand-over';
import { MoveHandOff } from './hand-offs/move-hand-off';
import { ReadHandOffs } from './hand-offs/read-hand-offs';
import { TakeHandOffOnApplicationOpened } from './hand-offs/take-hand-off-on-application-opened';
import { LinksController } from './links/links.controller';
import { ListLinks } from './links/list-links';
import { MakeLink } from './links/make-link';
import { RevokeLink } from './links/revoke-link';
import { SeeLink } from './links/see-link';
import { AskForHelp } from './needs/ask-for-help';
import { CloseReferralsOfClosed } from './needs/close-referrals-of-closed';
import { TellConsentEnding } from './consents/tell-consent-ending';
import { AskDeletionsOfEnded } from './needs/ask-deletions-of-ended';
import { TellReferralSilent } from './needs/tell-referral-silent';
import { EndWorkOnCaseClosed } from './needs/end-work-on-case-closed';
import { CloseReferralsOnOrganisationCompromised } from './needs/close-referrals-on-organisation-compromised';
import { ListReferrals } from './needs/list-referrals';
import { MatchNeed } from './needs/match-need';
import { MoveReferral } from './needs/move-referral';
import { NeedsController } from './needs/needs.controller';
import { OfferNeed } from './needs/offer-need';
import { RecallReferral } from './needs/recall-referral';
import { ReleasePacket } from './needs/release-packet';
import { RevokeReferrals } from './needs/revoke-referrals';
import { RemoveRefused } from './needs/remove-refused';
import { TellUnanswered } from './needs/tell-unanswered';
import { WidenNeed } from './needs/widen-need';
import { AnswerOffer } from './offers/answer-offer';
import { ConfirmDeletion } from './offers/confirm-deletion';
import { ListOffers } from './offers/list-offers';
import { OffersController } from './offers/offers.controller';
import { ReadPacket } from './offers/read-packet';
import { SeeOffer } from './offers/see-offer';
import { DeletionsController } from './deletions/deletions.controller';
import { HearDeletion } from './deletions/hear-deletion';
import { ListDeletions } from './deletions/list-deletions';
import { TellDeletionOverdue } from './deletions/tell-deletion-overdue';
import { TellErasedOverdue } from './deletions/tell-erased-overdue';
import { TellTrouble } from './links/tell-trouble';
import { DeskLog } from './referral-log/desk-log';
import { PartnerLog } from './referral-log/partner-log';
import { ReferralLines } from './referral-log/referral-lines';
import { ReferralLogController } from './referral-log/referral-log.controller';
import { AgreeToOverride } from './overrides/agree-to-override';
import { AskOverride } from './overrides/ask-override';
import { ListOverrides } from './overrides/list-overrides';
import { OverridesController } from './overrides/overrides.controller';
import { ReadOverride } from './overrides/read-override';
import { ReviewOverride } from './overrides/review-override';
import { RecallBurst } from './bursts/recall-burst';
import { ShareAlert } from './bursts/share-alert';
import { DecideWhoMustKnow } from './routing/decide-who-must-know';
import { DecisionsController } from './routing/decisions.controller';
import { ExplainCall } from './routing/explain-call';
import { FindDecision } from './routing/find-decision';
import { RaiseLevelOnRepetitionFound } from './routing/raise-level-on-repetition-found';
import { RaiseLevelOnUrgencyFound } from './routing/raise-level-on-urgency-found';
import { RerouteCaseOnRegionAssigned } from './routing/reroute-case-on-region-assigned';
import { RouteReportOnReportReceived } from './routing/route-report-on-report-received';
import { StopSharing } from './sharing/stop-sharing';
import { SuspendSharing } from './sharing/suspend-sharing';
import { NoteHandlerOnCaseAssigned } from './sight/note-handler-on-case-assigned';
import { NoteHandlerOnCaseUnassigned } from './sight/note-handler-on-case-unassigned';
import { SeeCase } from './sight/see-case';
import { AssessRisk } from './risk/assess-risk';
import { PlanAction } from './risk/plan-action';
import { ReadAssessments } from './risk/read-assessments';
import { ReadPlan } from './risk/read-plan';
import { ListReviews } from './risk/list-reviews';
import { TellPlanDue } from './risk/tell-plan-due';
import { RiskController } from './risk/risk.controller';
import { TellReassessmentDue } from './risk/tell-reassessment-due';
import { RaiseLevel } from './routing/raise-level';
import { CloseByLink } from './visits/close-by-link';
import { OpenLink } from './visits/open-link';
import { ShowVisit } from './visits/show-visit';
import { UseVisit } from './visits/use-visit';
import { VerifyLink } from './visits/verify-link';
import { VisitsController } from './visits/visits.controller';
import { OpenApiController } from './openapi/openapi.controller';
import { ForgetErasedCase } from './erasure/forget-erased-case';
import { RequestDeletions } from './erasure/request-deletions';
import { FindAnsweringPeople } from './hearers/find-answering-people';
import { CallDuty } from './hearers/call-duty';
import { FindConcernedPeople } from './hearers/find-concerned-people';
import { FindPartnerPeople } from './hearers/find-partner-people';

/** Everything that runs in protection. */
@Module({
  controllers: [OpenApiController, DecisionsController, AlertsController, HandoversController, LevelsController, PausesController, LaddersController, RecordController, ReadersController, ClocksController, WatchesController, ConsentsController, OverridesController, NeedsController, OffersController, ReferralLogController, LinksController, VisitsController, DeletionsController, HandOffsController, ContactsController, RiskController, CheckInsController, AuditController],
  providers: [
    ...erasureProviders(ForgetErasedCase),
    RequestDeletions,
    ...directoryCopyProviders('roster'),
    ...auditProviders(AlertTrailAnchoredSchema),
    // who must know
    RouteReportOnReportReceived, RaiseLevel, RaiseLevelOnUrgencyFound, RaiseLevelOnRepetitionFound, RerouteCaseOnRegionAssigned, DecideWhoMustKnow, FindDecision, ExplainCall,
    // alerts and their ladder
    RaiseAlert, AcknowledgeAlert, AcknowledgeOwnAlert, AcknowledgeAlertOnNotificationAcknowledged, FreeAlertsOnPersonLeft, EscalateAlert, ListAlerts, ListSeenAlerts,
    // what people do with an alert: give it on, raise and lower it, stop its ladder, change all ladders
    AskHandover, AnswerHandover, EndHandover, FindTakers, LapseHandovers, TellHandover,
    RaiseUrgency, LowerUrgency, AgreeToLowering, ApplyLowering, LapseLowerings, ReadLowerings, TellUrgency,
    PauseLadder, EndPause, LapsePauses, ReadPauses, ChangeLadders,
    // that people were called, and what is to be done by a time
    NoteReceiptOnNotificationSent, ReadRecord, ListReaders, ClockParts, MeetClock, TellClockOverdue, EndClocksOnCaseClosed, EndAskedOnCaseClosed, WatchCase,
    // alerts that many reports share
    ShareAlert, RecallBurst,
    // who may see a case
    NoteHandlerOnCaseAssigned,
    NoteHandlerOnCaseUnassigned,
    SeeCase,
    // what people agreed to
    RecordConsent, ListConsents, ReadConsent, PrintConsent, WithdrawConsent, FindRecipient, FindRefused, NoteRefusal,
    AskOverride, AgreeToOverride, ListOverrides, ReadOverride, ReviewOverride,
    // help, and who was asked for it
    FindConcernedPeople, FindAnsweringPeople, CallDuty, FindPartnerPeople, AskForHelp, MatchNeed, OfferNeed, MoveReferral, TellUnanswered, WidenNeed, ListReferrals, ReleasePacket, RecallReferral, RevokeReferrals, RemoveRefused, CloseReferralsOnOrganisationCompromised, EndWorkOnCaseClosed, TellReferralSilent, AskDeletionsOfEnded, TellConsentEnding, CloseReferralsOfClosed,
    // the same, for partners
    ListOffers, AnswerOffer, ReadPacket, ConfirmDeletion, SeeOffer, HearDeletion, ListDeletions, TellDeletionOverdue, TellErasedOverdue,
    ReferralLines, PartnerLog, DeskLog,
    // the same, for partners without an account
    MakeLink, ListLinks, RevokeLink, SeeLink, TellTrouble, OpenLink, VerifyLink, ShowVisit, UseVisit, CloseByLink,
    // what other groups of ours see to, and drafts for others outside
    HandOver, ReadHandOffs, MoveHandOff, TakeHandOffOnApplicationOpened, DraftContact, ReadContacts, MoveContact, ContactWork, EndContacts,
    // what endangers people, and what is done about it
    AssessRisk, ReadAssessments, TellReassessmentDue, PlanAction, ReadPlan, TellPlanDue, ListReviews,
    // when people check in, and what happens when they do not
    AgreeCheckIns, PauseCheckIns, EndCheckIns, EndRunning, EndCheckInsOnCaseClosed, TellChanged, ReadCheckIns, ListCheckIns,
    PlanNext, RemindOfCheckIns, MissCheckIns, ResumeCheckIns, RaiseMissed, RecordCheckIn, FinishCheckIn, FinishCheckInOnReporterCameBack,
    // sharing
    SuspendSharing, StopSharing,
  ],
})
export class AppModule {}
