import { ACTIONS, ACTION_NAMES, REGIONS, URGENCIES, type ActionOn } from '@amparo/domain';
import { same, says } from '../matrix';
import { casesCounted, casesFoundByContact, casesListed, casesPaged, casesSearched } from '../questions/case-lists';
import { queryTakesNoMore, takesNoMore } from '../questions/more-fields';
import { caseChanged, caseShown, hiddenIsAbsent, type CaseCall } from '../questions/one-case';
import type { RouteRows } from '../row';
import { described, forTheOperator } from './shared';

type OnCases = ActionOn<'case'>;
const ON_CASES = ACTION_NAMES.filter((action): action is OnCases => ACTIONS[action].on === 'case');

const idsInList = (body: string) => (JSON.parse(body) as { cases: { caseId: string }[] }).cases.map(({ caseId }) => caseId);
const idsInLines = (body: string) => body.split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { caseId: string }).caseId);
const idsInTable = (body: string) => body.split('\r\n').slice(1).filter((line) => line !== '').map((line) => line.slice(0, 36));

const list = { action: 'case.list', idsIn: idsInList } as const;
const sorts = ['newest', 'oldest', 'urgency'];

/** One case, read in some way, asked by its id and by its code. */
const read = (actions: readonly [OnCases, ...OnCases[]], more: Partial<CaseCall>[] = [{}]): RouteRows => ({
  people: actions,
  rows: more.flatMap((one) => [caseShown({ name: 'which', actions, ...one }), hiddenIsAbsent({ name: 'which', actions, ...one })]),
});

const changed = (action: OnCases, body: object, own: readonly string[], earned: string | undefined, written: readonly string[] = []): RouteRows => {
  const call = { name: 'which', actions: [action], body } as const;
  return { people: [action], rows: [caseChanged(call, earned, written), hiddenIsAbsent(call), takesNoMore(body, own)] };
};

/** A part of a case that no case has: whoever may read such parts is told so. */
const readOfNone = (action: OnCases, earned: string): RouteRows => {
  const call = { name: 'which', actions: [action], names: { id: '7f000000-0000-4000-8000-00000000000b' } } as const;
  return { people: [action], rows: [{ ...caseChanged(call, earned), asks: 'get' }, hiddenIsAbsent(call)] };
};

interface Shown { may: string[]; handlers: string[]; routes: string[]; regions: string[] }
interface Content { bodies: { state: string; fields: object | null; identity: object | null }[] }

/** The page's own list of what she may do is the documents'. */
const asShown: CaseCall['look'] = ({ glass }, asker, { about }, { body }) => {
  const { may, handlers, routes, regions } = JSON.parse(body) as Shown;
  const right = ON_CASES.filter((action) => says(asker, action, about, glass) === 'allowed');
  return [
    ...(same(may, right) ? [] : [`may ${may.join()}, and should ${right.join()}`]),
    ...(same(handlers, about.handlers) && same(routes, about.routes) && same(regions, about.regions) ? [] : ['the facts are not those of the matrix']),
  ];
};

/** Field by field: content to who may read it, identity to who may, and asked. */
const asRead = (askedForIdentity: boolean): CaseCall['look'] => ({ glass }, asker, { about }, { body }) => {
  const { bodies } = JSON.parse(body) as Content;
  const content = says(asker, 'case.read-content', about, glass) === 'allowed';
  const identity = askedForIdentity && says(asker, 'case.read-identity', about, glass) === 'allowed';
  return bodies.flatMap(({ state, fields, identity: who }) => [
    ...(state === 'READ' ? [] : [`the body is ${state}`]),
    ...((fields !== null) === content ? [] : ['content']), ...((who !== null) === identity ? [] : ['identity']),
  ]);
};

const contentCalls: Partial<CaseCall>[] = [
  { actions: ['case.read-content'], look: asRead(false) },
  { actions: ['case.read-content', 'case.read-identity'], query: '?identity=true&purpose=CASE_WORK', look: asRead(true) },
];

export const caseworkRows: Record<string, RouteRows> = {
  'casework GET /openapi.json': described,
  'casework POST /contents/retry': forTheOperator,
  'casework GET /handover/report-key': { services: ['intake'], rows: [] },
  'casework GET /cases': {
    operator: true, people: ['case.list'],
    rows: [
      casesListed({ asks: 'list', query: '?limit=500', ...list }),
      ...sorts.map((sort) => casesListed({ asks: 'sort', because: `sorted by ${sort}`, query: `?limit=500&sort=${sort}`, ...list })),
      ...REGIONS.map((region) => casesListed({ asks: 'filter', because: `of ${region}`, query: `?limit=500&region=${region}`, narrow: ({ about }) => about.regions.includes(region), ...list })),
      ...URGENCIES.map((level) => casesListed({ asks: 'filter', because: `at ${level}`, query: `?limit=500&urgency=${level}`, narrow: ({ urgency }) => urgency === level, ...list })),
      casesListed({ asks: 'filter', because: 'closed', query: '?status=CLOSED', narrow: () => false, ...list }),
      ...sorts.map((sort) => casesPaged(`?sort=${sort}`)),
      casesSearched, queryTakesNoMore(),
    ],
  },
  'casework GET /cases/count': {
    people: ['case.count'],
    rows: [
      casesCounted(''), ...REGIONS.map((region) => casesCounted(`?region=${region}`, ({ about }) => about.regions.includes(region))),
      ...URGENCIES.map((level) => casesCounted(`?urgency=${level}`, ({ urgency }) => urgency === level)), casesCounted('?status=CLOSED', () => false), queryTakesNoMore(),
    ],
  },
  'casework GET /cases/export': {
    people: ['case.export'],
    rows: [
      casesListed({ asks: 'export', because: 'export as a table', action: 'case.export', query: '', idsIn: idsInTable }),
      ...sorts.map((sort) => casesListed({ asks: 'export', because: `export as lines, by ${sort}`, action: 'case.export', query: `?format=jsonl&sort=${sort}`, idsIn: idsInLines })),
      casesListed({ asks: 'export', because: 'export of one region', action: 'case.export', query: '?format=jsonl&region=LAC', narrow: ({ about }) => about.regions.includes('LAC'), idsIn: idsInLines }),
    ],
  },
  'casework GET /cases/:which': { operator: true, ...read(['case.read-routing'], [{ look: asShown }]) },
  'casework GET /cases/:which/timeline': read(['case.read-timeline']),
  'casework GET /cases/:which/why': read(['case.read-routing', 'item.why']),
  'casework GET /cases/:which/content': { ...read(['case.read-content', 'case.read-identity'], contentCalls) },
  'casework GET /cases/:which/conversation': read(['case.read-conversation']),
  'casework GET /cases/:which/attachments': read(['case.read-identity']),
  // A file that nobody has: whoever may is told so, and nothing is written down.
  'casework GET /cases/:which/attachments/:id/original': readOfNone('case.read-identity', 'attachment.absent'),
  'casework GET /cases/:which/attachments/:id/picture': readOfNone('case.read-identity', 'attachment.absent'),
  // Nothing but spaces: whoever may is told so, and nothing is sent to anybody.
  'casework POST /cases/:which/replies': changed('case.reply', { replyId: '7f000000-0000-4000-8000-00000000000a', text: '  ' }, [], 'reply.empty'),
  'casework GET /handover/replies/:id': { services: ['intake'], rows: [] },
  'casework GET /cases/:which/readers': read(['case.read-access']),
  // Two cases have one contact, of which the matrix lets everybody see none, one, or both.
  'casework POST /contacts/find': {
    people: ['case.find-contact'],
    rows: [casesFoundByContact, takesNoMore({ contact: 'nobody@example.org', purpose: 'CASE_WORK' })],
  },
  'casework POST /read-budgets/extend': { people: ['reading.extend'], rows: [takesNoMore({ person: 'nobody-at-all' }, ['person'])] },
  'casework POST /cases/:which/countries': { operator: true, ...changed('case.correct-country', { countries: ['ZZ'] }, ['actor'], 'country.unknown', ['audit', 'audit_head']) },
  'casework POST /cases/:which/handlers': changed('case.assign', { person: 'nobody-at-all' }, ['person'], 'handler.unfit'),
  'casework GET /cases/:which/handlers/candidates': read(['case.assign']),
  'casework POST /cases/:which/handlers/end': changed('case.assign', { person: 'nobody-at-all' }, ['person'], '"handlers":', ['cases']),
  // The code of another case: whoever may is told so, and nothing is erased.
  'casework POST /cases/:which/erasure': changed('case.erase', { reference: 'AM-0000-0000' }, ['reference'], 'erasure.other-case'),
  'casework POST /cases/:which/close': { operator: true, ...changed('case.close', { as: 'SPAM' }, ['actor'], undefined, ['audit', 'audit_head']) },
  'casework POST /cases/:which/break-glass': changed('case.break-glass', { reason: 'invented by the matrix' }, [], undefined),
};
