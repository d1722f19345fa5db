import { takesNoMore } from '../questions/more-fields';
import type { RouteRows } from '../row';

/** A service's own description. */
export const described: RouteRows = { services: ['portal'], operator: true, rows: [] };

export const forTheOperator: RouteRows = { operator: true, rows: [] };

/** What a service with an audit trail answers. */
export const auditRows = (service: string): Record<string, RouteRows> => ({
  [`${service} GET /audit`]: { people: ['audit.read'], rows: [] },
  [`${service} GET /audit/state`]: { operator: true, people: ['audit.health'], rows: [] },
  [`${service} GET /audit/trail`]: forTheOperator,
  [`${service} POST /audit/anchor`]: forTheOperator,
});

/** What all services answer. */
export const shared: Record<string, RouteRows> = {
  '* GET /health/live': { everybody: true, rows: [] },
  '* GET /health/ready': { everybody: true, rows: [] },
  '* GET /operator/lag': { operator: true, people: ['delivery.health'], rows: [] },
  '* GET /operator/parked': { operator: true, people: ['delivery.health'], rows: [] },
  '* POST /operator/redrive': { operator: true, people: ['delivery.redrive'], rows: [takesNoMore({})] },
  '* POST /operator/republish': forTheOperator,
  '* GET /operator/republishing': forTheOperator,
  '* GET /operator/epochs': forTheOperator,
  '* POST /operator/epochs/destroy': forTheOperator,
};
