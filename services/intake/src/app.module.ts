import { Module } from '@nestjs/common';
import { directoryCopyProviders, erasureProviders, Sealer } from '@amparo/platform';
import { AttachmentsController } from './attachments/attachments.controller';
import { FilesUnderWay } from './attachments/files-under-way';
import { RoomForFiles } from './attachments/room-for-files';
import { SealFile } from './attachments/seal-file';
import { SweepUnfinishedFiles } from './attachments/sweep-unfinished-files';
import { TakeFiles } from './attachments/take-files';
import { Bursts } from './bursts/bursts';
import { LateWithdrawals } from './bursts/late-withdrawals';
import { IntakeConfig } from './config';
import { ConversationController } from './conversation/conversation.controller';
import { MarkClosedOnCaseClosed } from './conversation/mark-closed-on-case-closed';
import { MarkReadOnAlertAcknowledged } from './conversation/mark-read-on-alert-acknowledged';
import { ReadConversation } from './conversation/read-conversation';
import { TellComingBack } from './conversation/tell-coming-back';
import { WriteMessage } from './conversation/write-message';
import { HandoverDatabase, LookupDatabase } from './db/databases';
import { DeleteEnvelopeOnContentFetched } from './handover/delete-envelope-on-content-fetched';
import { EntriesController } from './entries/entries.controller';
import { EnterReport } from './entries/enter-report';
import { FindAttachmentPart } from './handover/find-attachment-part';
import { FindEnvelope } from './handover/find-envelope';
import { HandoverController } from './handover/handover.controller';
import { HookKeys } from './hooks/hook-keys';
import { HooksController } from './hooks/hooks.controller';
import { TakeMessage } from './hooks/take-message';
import { OpenApiController } from './openapi/openapi.controller';
import { StaffOpenApiController } from './openapi/staff-openapi.controller';
import { BackController } from './pages/back/back.controller';
import { Drafts } from './pages/form/drafts';
import { FilesController } from './pages/files/files.controller';
import { FormController } from './pages/form/form.controller';
import { Frame } from './pages/frame/frame';
import { HomeController } from './pages/home/home.controller';
import { ProofKeys } from './proofs/proof-keys';
import { ProofsController } from './proofs/proofs.controller';
import { IssueReceipt } from './receipts/issue-receipt';
import { ReceiptKey } from './receipts/receipt-key';
import { ReceiptsController } from './receipts/receipts.controller';
import { AcceptReport } from './reports/accept-report';
import { FirstBodies } from './reports/first-bodies';
import { FollowReportKey } from './report-key/follow-report-key';
import { FetchReplies } from './replies/fetch-replies';
import { TellRepliesSeen } from './replies/tell-replies-seen';
import { WantReplyOnReplyWritten } from './replies/want-reply-on-reply-written';
import { ReportsController } from './reports/reports.controller';
import { ForgetErasedCase } from './erasure/forget-erased-case';
import { BeginUpload } from './uploads/begin-upload';
import { FindProgress } from './uploads/find-progress';
import { FinishUpload } from './uploads/finish-upload';
import { TakePiece } from './uploads/take-piece';
import { UploadsController } from './uploads/uploads.controller';
import { WithdrawReport } from './withdrawal/withdraw-report';

/** Everything that runs at the public door. */
@Module({
  controllers: [ReceiptsController, ReportsController, ConversationController, AttachmentsController, UploadsController, HandoverController, EntriesController, HooksController, ProofsController, OpenApiController, StaffOpenApiController, HomeController, FormController, BackController, FilesController],
  providers: [
    ...erasureProviders(ForgetErasedCase),
    IssueReceipt,
    AcceptReport,
    EnterReport,
    TakeMessage,
    FirstBodies,
    Bursts,
    LateWithdrawals,
    ReadConversation,
    WriteMessage,
    WithdrawReport,
    TakeFiles,
    SealFile,
    FilesUnderWay,
    RoomForFiles,
    BeginUpload,
    FindProgress,
    TakePiece,
    FinishUpload,
    SweepUnfinishedFiles,
    WantReplyOnReplyWritten,
    FetchReplies,
    TellRepliesSeen,
    FindEnvelope,
    FindAttachmentPart,
    DeleteEnvelopeOnContentFetched,
    MarkReadOnAlertAcknowledged,
    MarkClosedOnCaseClosed,
    TellComingBack,
    Drafts,
    FollowReportKey,
    ...directoryCopyProviders('organisations'),
    { provide: Frame, inject: [IntakeConfig], useFactory: (config: IntakeConfig) => Frame.of(config) },
    { provide: ProofKeys, inject: [IntakeConfig], useFactory: (config: IntakeConfig) => ProofKeys.fromFile(config.proofKeyFile) },
    { provide: HookKeys, inject: [IntakeConfig], useFactory: (config: IntakeConfig) => HookKeys.fromFolder(config.hookKeysDir) },
    { provide: ReceiptKey, inject: [IntakeConfig], useFactory: (config: IntakeConfig) => ReceiptKey.fromFile(config.receiptKeyFile) },
    { provide: Sealer, inject: [IntakeConfig], useFactory: (config: IntakeConfig) => Sealer.fromPublicKeyFile(config.caseworkPublicKeyFile) },
    { provide: LookupDatabase, inject: [IntakeConfig], useFactory: (config: IntakeConfig) => LookupDatabase.open(config.lookupDatabaseUrl) },
    { provide: HandoverDatabase, inject: [IntakeConfig], useFactory: (config: IntakeConfig) => HandoverDatabase.open(config.handoverDatabaseUrl) },
  ],
})
export class AppModule {}
