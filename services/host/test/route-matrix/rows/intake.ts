import type { RouteRows } from '../row';

export const intakeRows: Record<string, RouteRows> = {
  'intake POST /api/receipts': { everybody: true, rows: [] },
  'intake POST /api/reports': { everybody: true, rows: [] },
  'intake POST /api/reports/conversation': { everybody: true, rows: [] },
  'intake POST /api/reports/messages': { everybody: true, rows: [] },
  'intake POST /api/reports/withdrawal': { everybody: true, rows: [] },
  'intake GET /api/openapi.json': { everybody: true, rows: [] },
  'intake GET /': { everybody: true, rows: [] },
  'intake GET /:language': { everybody: true, rows: [] },
  'intake GET /:language/form': { everybody: true, rows: [] },
  'intake POST /:language/form': { everybody: true, rows: [] },
  'intake GET /:language/back': { everybody: true, rows: [] },
  'intake POST /:language/back': { everybody: true, rows: [] },
  'intake GET /handover/submissions/:id': { services: ['casework'], rows: [] },
  'intake GET /handover/messages/:id': { services: ['casework'], rows: [] },
};
