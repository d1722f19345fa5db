import { CaseTrailAnchoredSchema } from '@amparo/contracts';
import { AuditController, Opener, auditProviders, directoryCopyProviders, erasureProviders } from '@amparo/platform';
import { Module } from '@nestjs/common';
import { AttachmentsController } from './attachments/attachments.controller';
import { FetchAttachments } from './attachments/fetch-attachments';
import { KeepAttachment } from './attachments/keep-attachment';
import { ListAttachments } from './attachments/list-attachments';
import { SeeAttachment } from './attachments/see-attachment';
import { WantAttachmentsOnReporterAddedFiles } from './attachments/want-attachments-on-reporter-added-files';
import { AssignCaseOnReportRouted } from './cases/assign-case-on-report-routed';
import { CasesController } from './cases/cases.controller';
import { GetCase } from './cases/get-case';
import { ListCases } from './cases/list-cases';
import { OpenCaseOnReportReceived } from './cases/open-case-on-report-received';
import { CompareCase } from './comparison/compare-case';
import { BudgetController } from './budget/budget.controller';
import { ExtendBudget } from './budget/extend-budget';
import { NoteContentReading } from './budget/note-content-reading';
import { CaseworkConfig } from './config';
import { ContactKeys } from './contacts/contact-keys';
import { ContactsController } from './contacts/contacts.controller';
import { FindCasesByContact } from './contacts/find-cases-by-contact';
import { IndexContacts } from './contacts/index-contacts';
import { KeepContactIndex } from './contacts/keep-contact-index';
import { ContentsController } from './contents/contents.controller';
import { FetchContents } from './contents/fetch-contents';
import { FetchLoops } from './contents/fetch-loops';
import { KeepContent } from './contents/keep-content';
import { MoveContents } from './contents/move-contents';
import { OpenContent } from './contents/open-content';
import { ParkContent } from './contents/park-content';
import { RetryContents } from './contents/retry-contents';
import { WantMessageOnReporterWrote } from './contents/want-message-on-reporter-wrote';
import { CorrectCountry } from './countries/correct-country';
import { CorrectSeenCountry } from './countries/correct-seen-country';
import { DisclosureController } from './disclosure/disclosure.controller';
import { ListReaders } from './disclosure/list-readers';
import { NoteReading } from './disclosure/note-reading';
import { OpenForReading } from './disclosure/open-for-reading';
import { ReadContent } from './disclosure/read-content';
import { ReadConversation } from './disclosure/read-conversation';
import { AgreeToErase } from './erasure/agree-to-erase';
import { AskErasureOnSharingSuspended } from './erasure/ask-erasure-on-sharing-suspended';
import { CloseCase } from './erasure/close-case';
import { CloseSeenCase } from './erasure/close-seen-case';
import { EraseCase } from './erasure/erase-case';
import { HeedReporterOnReporterWithdrew } from './erasure/heed-reporter-on-reporter-withdrew';
import { ErasureController } from './erasure/erasure.controller';
import { KeepRetention } from './erasure/keep-retention';
import { BreakGlass } from './glass/break-glass';
import { GlassController } from './glass/glass.controller';
import { AssignCase } from './handlers/assign-case';
import { HandlersController } from './handlers/handlers.controller';
import { ListCandidates } from './handlers/list-candidates';
import { UnassignCase } from './handlers/unassign-case';
import { MakePicture } from './pictures/make-picture';
import { CountSeenCases } from './reading/count-seen-cases';
import { ExplainCase } from './reading/explain-case';
import { ExportSeenCases } from './reading/export-seen-cases';
import { GetSeenCase } from './reading/get-seen-case';
import { GetTimeline } from './reading/get-timeline';
import { ListSeenCases } from './reading/list-seen-cases';
import { ReadingController } from './reading/reading.controller';
import { SearchCase } from './reading/search-case';
import { SeeCase } from './reading/see-case';
import { FindReply } from './replies/find-reply';
import { MarkReplyOnReplySeen } from './replies/mark-reply-on-reply-seen';
import { RepliesController } from './replies/replies.controller';
import { RepliesHandoverController } from './replies/replies-handover.controller';
import { WriteReply } from './replies/write-reply';
import { KeepReportKeys } from './report-keys/keep-report-keys';
import { ReportKeyController } from './report-keys/report-key.controller';
import { ReportKeys } from './report-keys/report-keys';
import { TickOffOnReporterCameBack } from './tasks/tick-off-on-reporter-came-back';
import { OpenTaskOnNotificationFailed } from './tasks/open-task-on-notification-failed';
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
import { NoteOnReferralMoved } from './timeline/note-on-referral-moved';
import { NoteOnReferralOffered } from './timeline/note-on-referral-offered';
import { NoteOnReferralUnanswered } from './timeline/note-on-referral-unanswered';
import { NoteOnPlanActionMoved } from './timeline/note-on-plan-action-moved';
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
import { ReadTogether } from './urgency/read-together';
import { OpenApiController } from './openapi/openapi.controller';

/** Everything that runs in casework. */
@Module({
  // Reading comes first: `cases/count` is not the case called "count".
  controllers: [
    OpenApiController, ReadingController, CasesController, DisclosureController, AttachmentsController, RepliesController, RepliesHandoverController, HandlersController, GlassController, ErasureController, ContentsController, ContactsController, BudgetController,
    AuditController, ReportKeyController,
  ],
  providers: [
    ...directoryCopyProviders('roster'),
    ...auditProviders(CaseTrailAnchoredSchema),
    ...erasureProviders(EraseCase),
    { provide: ReportKeys, inject: [CaseworkConfig], useFactory: (config: CaseworkConfig) => new ReportKeys(config.epochKeysDir ?? '') },
    {
      provide: Opener, inject: [CaseworkConfig, ReportKeys],
      useFactory: (config: CaseworkConfig, keys: ReportKeys) => Opener.fromPrivateKeyFile(config.hpkePrivateKeyFile, () => keys.privateKeys()),
    },
    KeepReportKeys,
    OpenCaseOnReportReceived,
    AssignCaseOnReportRouted,
    WantMessageOnReporterWrote,
    WantAttachmentsOnReporterAddedFiles,
    FetchAttachments,
    KeepAttachment,
    ListAttachments,
    SeeAttachment,
    MakePicture,
    NoteOnAlertRaised,
    NoteOnAlertAcknowledged,
    NoteOnAlertEscalated,
    NoteOnCheckInsChanged, SeeCalledOnCheckInDue, NoteOnCheckInMissed, NoteOnCheckInDone,
    NoteOnHandOffAsked, NoteOnHandOffMoved, NoteOnContactMoved, NoteOnConsentOverridden, NoteOnConsentEnding, NoteOnConsentWithdrawn, NoteOnReferralSilent, NoteOnReferralTroubled, NoteOnDeletionConfirmed, NoteOnPlanActionMoved, NoteOnReferralMoved, NoteOnReferralOffered, NoteOnReferralUnanswered, NoteOnReassessmentDue, NoteOnRiskAssessed, NoteOnAlertHandedOver, NoteOnAlertPaused, NoteOnClockMoved, NoteOnUrgencyChanged, NoteOnSharingSuspended,
    AskErasureOnSharingSuspended,
    HeedReporterOnReporterWithdrew,
    AgreeToErase,
    CloseCase,
    CloseSeenCase,
    KeepRetention,
    OpenTaskOnNotificationFailed,
    TickOffOnReporterCameBack,
    FetchLoops,
    FetchContents,
    OpenContent,
    KeepContent,
    MoveContents,
    ParkContent,
    RetryContents,
    ReadTogether,
    CompareCase,
    ContactKeys,
    IndexContacts,
    KeepContactIndex,
    FindCasesByContact,
    CorrectCountry,
    ListCases,
    GetCase,
    SeeCase,
    ListSeenCases,
    SearchCase,
    CountSeenCases,
    ExportSeenCases,
    GetSeenCase,
    GetTimeline,
    ExplainCase,
    NoteReading,
    NoteContentReading,
    ExtendBudget,
    ListReaders,
    OpenForReading,
    ReadContent,
    ReadConversation,
    WriteReply,
    FindReply,
    MarkReplyOnReplySeen,
    AssignCase,
    ListCandidates,
    UnassignCase,
    BreakGlass,
    CorrectSeenCountry,
  ],
})
export class AppModule {}
