import { ReportRoutedSchema } from '@amparo/contracts';
import { on, type ServiceEvents } from '@amparo/messaging';
import { erasureHearings } from '@amparo/platform';
import { OpenApplicationOnReportRouted } from './applications/open-application-on-report-routed';

/** All that grants tells and hears. */
export const events: ServiceEvents = {
  tells: [],
  givesWay: true,
  hears: [on(ReportRoutedSchema, OpenApplicationOnReportRouted), ...erasureHearings],
};
