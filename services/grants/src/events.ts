import { ApplicationOpenedSchema, HandOffAskedSchema, ReportRoutedSchema } from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { erasureHearings } from '@amparo/platform';
import { OpenApplicationOnHandOffAsked } from './applications/open-application-on-hand-off-asked';
import { OpenApplicationOnReportRouted } from './applications/open-application-on-report-routed';

/** All that grants tells and hears. */
export const events: ServiceEvents = {
  tells: [ApplicationOpenedSchema],
  givesWay: true,
  hears: [on(ReportRoutedSchema, OpenApplicationOnReportRouted), on(HandOffAskedSchema, OpenApplicationOnHandOffAsked), ...erasureHearings],
};
