import { takesNoMore } from '../questions/more-fields';
import type { RouteRows } from '../row';
import { described } from './shared';

export const intakeRows: Record<string, RouteRows> = {
  'intake POST /api/receipts': { everybody: true, rows: [] },
  'intake POST /api/reports': { everybody: true, rows: [] },
  'intake POST /api/reports/conversation': { everybody: true, rows: [] },
  'intake POST /api/reports/messages': { everybody: true, rows: [] },
  'intake POST /api/reports/withdrawal': { everybody: true, rows: [] },
  'intake POST /api/reports/files': { everybody: true, rows: [] },
  'intake POST /api/reports/files/uploads': { everybody: true, rows: [] },
  'intake PATCH /api/reports/files/uploads': { everybody: true, rows: [] },
  'intake POST /api/reports/files/uploads/offset': { everybody: true, rows: [] },
  'intake POST /api/reports/files/uploads/finish': { everybody: true, rows: [] },
  'intake GET /:language/files': { everybody: true, rows: [] },
  'intake POST /:language/files': { everybody: true, rows: [] },
  'intake GET /handover/attachments/:id/:number': { services: ['casework'], rows: [] },
  'intake GET /api/openapi.json': { everybody: true, rows: [] },
  'intake GET /api/proof-keys': { everybody: true, rows: [] },
  'intake POST /api/hooks/:adapter': { everybody: true, signed: 'hook.refused', rows: [] },
  'intake GET /openapi.json': described,
  'intake POST /entries': {
    people: ['report.enter'],
    // Too long to be taken: a report more would be a case more for the other questions.
    rows: [takesNoMore({ entry: '00000000-0000-4000-8000-00000000e117', channel: 'PHONE', report: { narrative: 'x'.repeat(50_001) } })],
  },
  'intake GET /': { everybody: true, rows: [] },
  'intake GET /:language': { everybody: true, rows: [] },
  'intake GET /:language/form': { everybody: true, rows: [] },
  'intake POST /:language/form': { everybody: true, rows: [] },
  'intake GET /:language/back': { everybody: true, rows: [] },
  'intake POST /:language/back': { everybody: true, rows: [] },
  'intake GET /handover/submissions/:id': { services: ['casework'], rows: [] },
  'intake GET /handover/messages/:id': { services: ['casework'], rows: [] },
};
