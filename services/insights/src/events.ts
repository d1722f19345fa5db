import { AlertRaisedSchema, ReportReceivedSchema, ReportRoutedSchema } from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { erasureHearings } from '@amparo/platform';
import { NoteAlertOnAlertRaised } from './reports/note-alert-on-alert-raised';
import { NoteReportOnReportReceived } from './reports/note-report-on-report-received';
import { NoteRoutingOnReportRouted } from './reports/note-routing-on-report-routed';

/** All that insights tells and hears. It decides nothing: what it holds can be rebuilt from what was told. */
export const events: ServiceEvents = {
  tells: [],
  givesWay: true,
  hears: [
    on(ReportReceivedSchema, NoteReportOnReportReceived),
    on(ReportRoutedSchema, NoteRoutingOnReportRouted),
    on(AlertRaisedSchema, NoteAlertOnAlertRaised),
    ...erasureHearings,
  ],
};
