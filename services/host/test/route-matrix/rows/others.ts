import type { RouteRows } from '../row';
import { described, forTheOperator } from './shared';

export const otherRows: Record<string, RouteRows> = {
  'grants GET /openapi.json': described,
  'grants GET /applications': forTheOperator,
  'insights GET /openapi.json': described,
  'insights GET /counts': forTheOperator,
  'notifications GET /openapi.json': described,
  'notifications GET /items': forTheOperator,
  'notifications POST /items/:id/acknowledge': forTheOperator,
  'notifications GET /traces/:submissionId': forTheOperator,
  'notifications GET /deliveries': forTheOperator,
  'protection GET /openapi.json': described,
  'protection GET /decisions/:submissionId': forTheOperator,
  'protection GET /alerts': forTheOperator,
  'protection POST /alerts/:caseId/acknowledge': forTheOperator,
};
