import { randomUUID } from 'node:crypto';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { ReportRoutedSchema, type HeardEvent, type ReportRouted } from '@amparo/contracts';

/** Protection's decision as grants hears it: by default a grant request without danger. */
export function aReportRouted(data: MessageInitShape<typeof ReportRoutedSchema> = {}, version = 1): HeardEvent<ReportRouted> {
  const caseId = data.caseId ?? randomUUID();
  const message = create(ReportRoutedSchema, { caseId, reference: 'AM-7F3K-92QD', routes: ['GRANTS', 'CRE'], urgency: 'NONE', category: 'GRANT_REQUEST', ...data });
  return {
    id: randomUUID(), type: ReportRoutedSchema.typeName, source: 'protection', subject: caseId, version, lane: 'normal',
    time: new Date(Date.UTC(2026, 0, version)), traceparent: '00-00000000000000000000000000000001-0000000000000001-01', data: message,
  };
}
