import { casesListed } from '../questions/case-lists';
import { takesNoMore } from '../questions/more-fields';
import { caseChanged, caseShown, hiddenIsAbsent, type CaseCall } from '../questions/one-case';
import type { RouteRows } from '../row';
import { described, forTheOperator } from './shared';

const idsIn = (body: string) => (JSON.parse(body) as { caseId: string }[]).map(({ caseId }) => caseId);
const why: CaseCall = { name: 'caseId', actions: ['item.why'], byIdAlone: true };
const taken = { name: 'caseId', actions: ['alert.acknowledge'], body: {}, byIdAlone: true } as const;

export const protectionRows: Record<string, RouteRows> = {
  'protection GET /openapi.json': described,
  'protection GET /decisions/:submissionId': forTheOperator,
  'protection GET /decisions/of-case/:caseId': { people: ['item.why'], rows: [caseShown(why), hiddenIsAbsent(why)] },
  'protection GET /alerts': {
    operator: true, people: ['alert.list'],
    rows: [casesListed({ asks: 'list', action: 'alert.list', query: '', narrow: ({ alerted }) => alerted, idsIn })],
  },
  // What was acknowledged is not taken back: whoever may is asked by the journeys.
  'protection POST /alerts/:caseId/acknowledge': {
    operator: true, people: ['alert.acknowledge'], rows: [caseChanged(taken, undefined), hiddenIsAbsent(taken), takesNoMore({}, ['person'])],
  },
};
