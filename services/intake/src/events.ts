import {
  AlertAcknowledgedSchema, CaseClosedSchema, ContentFetchedSchema, ReplySeenSchema, ReplyWrittenSchema, ReportReceivedSchema, ReporterAddedFilesSchema, ReporterCameBackSchema, ReporterWithdrewSchema, ReporterWroteSchema,
} from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { directoryHearings, erasureHearings } from '@amparo/platform';
import { MarkClosedOnCaseClosed } from './conversation/mark-closed-on-case-closed';
import { MarkReadOnAlertAcknowledged } from './conversation/mark-read-on-alert-acknowledged';
import { DeleteEnvelopeOnContentFetched } from './handover/delete-envelope-on-content-fetched';
import { WantReplyOnReplyWritten } from './replies/want-reply-on-reply-written';

/** All that the public door tells and hears. */
export const events: ServiceEvents = {
  tells: [ReportReceivedSchema, ReporterWroteSchema, ReporterAddedFilesSchema, ReporterWithdrewSchema, ReplySeenSchema, ReporterCameBackSchema],
  givesWay: true,
  hears: [
    on(ContentFetchedSchema, DeleteEnvelopeOnContentFetched),
    on(AlertAcknowledgedSchema, MarkReadOnAlertAcknowledged),
    on(CaseClosedSchema, MarkClosedOnCaseClosed),
    on(ReplyWrittenSchema, WantReplyOnReplyWritten),
    ...erasureHearings,
    ...directoryHearings,
  ],
};
