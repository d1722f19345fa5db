import { takesNoMore } from './ask-for-more';
import type { RouteRows } from './rows';

/** What all services answer. */
const ofAll: Record<string, RouteRows> = {
  '* GET /health/live': { everybody: true, rows: [] },
  '* GET /health/ready': { everybody: true, rows: [] },
  '* GET /operator/lag': { operator: true, people: ['delivery.health'], rows: [] },
  '* GET /operator/parked': { operator: true, people: ['delivery.health'], rows: [] },
  '* POST /operator/redrive': { operator: true, people: ['delivery.redrive'], rows: [takesNoMore({})] },
  '* POST /operator/republish': { operator: true, rows: [] },
  '* GET /operator/republishing': { operator: true, rows: [] },
};

const ofTheDoor: Record<string, RouteRows> = {
  'intake POST /api/receipts': { everybody: true, rows: [] },
  'intake POST /api/reports': { everybody: true, rows: [] },
  'intake POST /api/reports/conversation': { everybody: true, rows: [] },
  'intake POST /api/reports/messages': { everybody: true, rows: [] },
  'intake GET /api/openapi.json': { everybody: true, rows: [] },
  'intake GET /handover/submissions/:id': { services: ['casework'], rows: [] },
  'intake GET /handover/messages/:id': { services: ['casework'], rows: [] },
};

const described: RouteRows = { services: ['portal'], operator: true, rows: [] };

const ofTheOthers: Record<string, RouteRows> = {
  'casework GET /openapi.json': described,
  'casework GET /cases': { operator: true, rows: [] },
  'casework GET /cases/:which': { operator: true, rows: [] },
  'casework POST /cases/:which/countries': { operator: true, rows: [] },
  'casework POST /contents/retry': { operator: true, rows: [] },
  'directory GET /openapi.json': described,
  'directory PUT /directory': { operator: true, rows: [] },
  'directory GET /directory': { operator: true, rows: [] },
  'directory GET /copies/roster': { services: ['protection'], rows: [] },
  'directory GET /copies/organisations': { services: ['intake'], rows: [] },
  'directory GET /copies/contacts': { services: ['notifications'], rows: [] },
  'directory GET /copies/regions': { services: ['casework'], rows: [] },
  'grants GET /openapi.json': described,
  'grants GET /applications': { operator: true, rows: [] },
  'insights GET /openapi.json': described,
  'insights GET /counts': { operator: true, rows: [] },
  'notifications GET /openapi.json': described,
  'notifications GET /items': { operator: true, rows: [] },
  'notifications POST /items/:id/acknowledge': { operator: true, rows: [] },
  'notifications GET /traces/:submissionId': { operator: true, rows: [] },
  'notifications GET /deliveries': { operator: true, rows: [] },
  'portal GET /': { everybody: true, rows: [] },
  'portal GET /api/openapi.json': { everybody: true, rows: [] },
  'protection GET /openapi.json': described,
  'protection GET /decisions/:submissionId': { operator: true, rows: [] },
  'protection GET /alerts': { operator: true, rows: [] },
  'protection POST /alerts/:caseId/acknowledge': { operator: true, rows: [] },
};

/** Every route of the product, with what is asked of it. A route that is not here fails `npm run check`. */
export const EVERY_ROW: Readonly<Record<string, RouteRows>> = { ...ofAll, ...ofTheDoor, ...ofTheOthers };
