import {
  AlertAcknowledgedSchema, ContentFetchedSchema, ReplySeenSchema, ReplyWrittenSchema, ReportReceivedSchema, ReporterAddedFilesSchema, ReporterWithdrewSchema, ReporterWroteSchema,
} from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { directoryHearings, erasureHearings } from '@amparo/platform';
import { MarkReadOnAlertAcknowledged } from './conversation/mark-read-on-alert-acknowledged';
import { DeleteEnvelopeOnContentFetched } from './handover/delete-envelope-on-content-fetched';
import { WantReplyOnReplyWritten } from './replies/want-reply-on-reply-written';

/** All that the public door tells and hears. */
export const events: ServiceEvents = {
  tells: [ReportReceivedSchema, ReporterWroteSchema, ReporterAddedFilesSchema, ReporterWithdrewSchema, ReplySeenSchema],
  givesWay: true,
  hears: [
    on(ContentFetchedSchema, DeleteEnvelopeOnContentFetched),
    on(AlertAcknowledgedSchema, MarkReadOnAlertAcknowledged),
    on(ReplyWrittenSchema, WantReplyOnReplyWritten),
    ...erasureHearings,
    ...directoryHearings,
  ],
};
