import { checkHistory } from './checker.rules';
import type { Check, HistoryEvent, Planned } from './history.rules';

type Written = HistoryEvent extends infer E ? (E extends unknown ? Omit<E, 'at'> & { at?: number } : never) : never;

const body = (change: Partial<Planned> = {}): Planned => ({
  key: 'ana/1', reporter: 'ana', place: 1, lane: 'danger', told: ['swg', 'coord'], alerted: ['swg', 'coord'], channels: ['MAIL'], keptOut: [], ladder: [],
  seenBy: [], application: false, ...change,
});

const answered = (key: string, reference: string, submission: string): Written[] => [
  { what: 'invoke', call: 'REPORT', key, by: key.split('/')[0] ?? '' },
  { what: 'ok', call: 'REPORT', key, by: key.split('/')[0] ?? '', reference, submission, urgency: 'HIGH' },
];

/** Two bodies of one case, one of another that is kept from a person and climbs the ladder, and one that somebody takes. */
function good(): Written[] {
  const item = (id: string, reference: string, kind = 'REPORT') => ({ id, kind, reference });
  const message = (id: string, person: string) => ({ id, person, channel: 'MAIL' as const, state: 'SENT' });
  const opened = [{ what: 'CASE_OPENED', actor: null }, { what: 'ALERT_RAISED', actor: null }];
  return [
    { what: 'planned', body: body() },
    { what: 'planned', body: body({ key: 'ana/2', place: 2, alerted: [] }) },
    { what: 'planned', body: body({ key: 'eva/1', reporter: 'eva', told: ['swg'], alerted: ['swg'], keptOut: ['coord'], ladder: ['duty'] }) },
    { what: 'planned', body: body({ key: 'kim/1', reporter: 'kim', told: ['coord'], alerted: ['coord'], ladder: ['duty'], seenBy: ['coord-afr'], application: true }) },
    { what: 'invoke', call: 'REPORT', key: 'ana/1', by: 'ana' },
    { what: 'unknown', call: 'REPORT', key: 'ana/1', by: 'ana' },
    ...answered('ana/1', 'AM-1', 's1'),
    ...answered('ana/2', 'AM-1', 's2'),
    ...answered('eva/1', 'AM-2', 's3'),
    ...answered('kim/1', 'AM-3', 's4'),
    { what: 'ok', call: 'MESSAGE', key: 'first words', by: 'ana' },
    { what: 'ok', call: 'MESSAGE', key: 'second words', by: 'ana' },
    { what: 'ok', call: 'ACKNOWLEDGE', key: 'kim', by: 'coord' },
    { what: 'mail', id: 'm1', person: 'swg' },
    { what: 'mail', id: 'm2', person: 'coord' },
    { what: 'mail', id: 'm3', person: 'swg' },
    { what: 'mail', id: 'm4', person: 'duty' },
    { what: 'page', id: 'p4', person: 'duty' },
    { what: 'mail', id: 'm5', person: 'coord' },
    { what: 'items', person: 'swg', items: [item('i1', 'AM-1'), item('i2', 'AM-1'), item('i3', 'AM-2')] },
    { what: 'items', person: 'coord', items: [item('i4', 'AM-1'), item('i5', 'AM-1'), item('i6', 'AM-3')] },
    { what: 'items', person: 'duty', items: [item('i7', 'AM-2', 'ESCALATION')] },
    { what: 'items', person: 'stranger', items: [] },
    { what: 'trace', submission: 's1', items: [{ person: 'swg', at: 10 }, { person: 'coord', at: 10 }] },
    { what: 'trace', submission: 's2', items: [{ person: 'swg', at: 20 }, { person: 'coord', at: 20 }] },
    { what: 'trace', submission: 's3', items: [{ person: 'swg', at: 15 }] },
    { what: 'trace', submission: 's4', items: [{ person: 'coord', at: 15 }] },
    { what: 'cases', references: ['AM-1', 'AM-2', 'AM-3'] },
    { what: 'listens', person: 'coord-afr' },
    { what: 'live', person: 'coord-afr', says: 'ready' },
    { what: 'live', person: 'coord-afr', says: 'cases', caseId: 'c3' },
    { what: 'live', person: 'juris-desk', says: 'ready' },
    { what: 'listed', person: 'swg', references: ['AM-1', 'AM-2'], items: ['AM-1', 'AM-2'] },
    { what: 'listed', person: 'coord', references: ['AM-1', 'AM-3'], items: ['AM-1', 'AM-3'] },
    { what: 'listed', person: 'coord-afr', references: ['AM-3'], items: [] },
    { what: 'listed', person: 'watcher', references: ['AM-1', 'AM-2', 'AM-3'], items: [] },
    { what: 'listed', person: 'juris-desk', references: [], items: [] },
    { what: 'opened', person: 'swg', reference: 'AM-1', status: 200 },
    { what: 'opened', person: 'coord', reference: 'AM-2', status: 404 },
    { what: 'opened', person: 'juris-desk', reference: 'AM-1', status: 404 },
    { what: 'case', reference: 'AM-1', caseId: 'c1', contents: ['s1', 's2', 'w1', 'w2'].map((submission) => ({ submission, state: 'FETCHED' })), timeline: opened },
    { what: 'case', reference: 'AM-2', caseId: 'c2', contents: [{ submission: 's3', state: 'FETCHED' }], timeline: [...opened, { what: 'ALERT_ESCALATED', actor: null }] },
    { what: 'case', reference: 'AM-3', caseId: 'c3', contents: [{ submission: 's4', state: 'FETCHED' }], timeline: [...opened, { what: 'ALERT_ACKNOWLEDGED', actor: 'coord' }] },
    { what: 'applications', references: ['AM-3'] },
    { what: 'alert', reference: 'AM-1', acknowledgedBy: null },
    { what: 'alert', reference: 'AM-2', acknowledgedBy: null },
    { what: 'alert', reference: 'AM-3', acknowledgedBy: 'coord' },
    { what: 'deliveries', reference: 'AM-1', messages: [message('m1', 'swg'), message('m2', 'coord')] },
    { what: 'deliveries', reference: 'AM-2', messages: [message('m3', 'swg'), message('m4', 'duty'), { ...message('p4', 'duty'), channel: 'PAGE' }] },
    { what: 'deliveries', reference: 'AM-3', messages: [message('m5', 'coord')] },
    { what: 'conversation', reporter: 'ana', status: 200, reference: 'AM-1', state: 'RECEIVED', words: ['first words', 'second words'] },
    { what: 'conversation', reporter: 'eva', status: 200, reference: 'AM-2', state: 'RECEIVED', words: [] },
    { what: 'conversation', reporter: 'kim', status: 200, reference: 'AM-3', state: 'READ', words: [] },
    { what: 'conversation', reporter: 'nobody', status: 404 },
    { what: 'rest', waiting: {}, parked: {} },
  ];
}

const checked = (written: readonly Written[]) => checkHistory(written.map((event, place) => ({ at: place * 1_000, ...event })));
const found = (written: readonly Written[]) => [...new Set(checked(written).map(({ check }) => check))].sort();

/** The good history with one event changed by hand, found by what it is. */
type Look = (event: Written) => boolean;
const is = (what: Written['what'], of: Record<string, unknown> = {}): Look => (event) =>
  event.what === what && Object.entries(of).every(([name, value]) => (event as Record<string, unknown>)[name] === value);
const without = (look: Look) => good().filter((event) => !look(event));
const change = (look: Look, into: (event: never) => object) => good().map((event) => (look(event) ? (into(event as never) as Written) : event));
const more = (...events: Written[]) => [...good(), ...events];
const items = (person: string, list: { id: string; kind: string; reference: string }[]): Written => ({ what: 'items', person, items: list });

describe('the history checker', () => {
  it('finds nothing in a history that is good', () => {
    expect(checked(good())).toEqual([]);
  });

  const bad: [says: string, check: Check, history: Written[]][] = [
    ['an answered body that reaches nobody', 'lost', change(is('trace', { submission: 's1' }), (event: object) => ({ ...event, items: [] }))],
    ['an answered body whose trace was not there to read', 'lost', without(is('trace', { submission: 's3' }))],
    ['an item that one person misses', 'lost', change(is('items', { person: 'coord' }), () => items('coord', [{ id: 'i4', kind: 'REPORT', reference: 'AM-1' }, { id: 'i6', kind: 'REPORT', reference: 'AM-3' }]))],
    ['a case that casework does not have', 'lost', change(is('cases'), () => ({ what: 'cases', references: ['AM-1', 'AM-2'] }))],
    ['a body that was never opened', 'lost', change(is('case', { reference: 'AM-2' }), (event: object) => ({ ...event, contents: [{ submission: 's3', state: 'WANTED' }] }))],
    ['an alert that was never raised', 'lost', change(is('case', { reference: 'AM-1' }), (event: object) => ({ ...event, timeline: [{ what: 'CASE_OPENED', actor: null }] }))],
    ['an application that was never opened', 'lost', change(is('applications'), () => ({ what: 'applications', references: [] }))],
    ['two reporters with one reference', 'lost', change(is('ok', { key: 'eva/1' }), (event: object) => ({ ...event, reference: 'AM-1' }))],
    ['an item of a case that nobody sent', 'invented', change(is('items', { person: 'stranger' }), () => items('stranger', [{ id: 'i9', kind: 'REPORT', reference: 'AM-9' }]))],
    ['a case that nobody sent', 'invented', change(is('cases'), () => ({ what: 'cases', references: ['AM-1', 'AM-2', 'AM-3', 'AM-9'] }))],
    ['a mail of no case', 'invented', more({ what: 'mail', id: 'm9', person: 'swg' })],
    ['a content that nobody sent', 'invented', change(is('case', { reference: 'AM-2' }), (event: object) => ({ ...event, contents: [{ submission: 's3', state: 'FETCHED' }, { submission: 's9', state: 'FETCHED' }] }))],
    ['an item for somebody whom it does not concern', 'misrouted', change(is('items', { person: 'stranger' }), () => items('stranger', [{ id: 'i9', kind: 'REPORT', reference: 'AM-1' }]))],
    ['a case seen by somebody who is kept out of it', 'misrouted', change(is('items', { person: 'coord' }), (event: { items: object[] }) => ({ ...event, items: [...event.items, { id: 'i9', kind: 'REPORT', reference: 'AM-2' }] }))],
    ['a message for somebody who is kept out', 'misrouted', change(is('deliveries', { reference: 'AM-2' }), (event: { messages: object[] }) => ({ ...event, messages: [...event.messages, { id: 'm9', person: 'coord', channel: 'MAIL', state: 'SENT' }] }))],
    ['a code that nobody has and that opens something', 'misrouted', change(is('conversation', { reporter: 'nobody' }), (event: object) => ({ ...event, status: 200 }))],
    ['a case that somebody opens who may not know of it', 'misrouted', change(is('opened', { person: 'juris-desk' }), (event: object) => ({ ...event, status: 200 }))],
    ['a case that somebody opens who is kept out of it', 'misrouted', change(is('opened', { person: 'coord' }), (event: object) => ({ ...event, status: 200 }))],
    ['a case that is not there for somebody who was told of it', 'lost', change(is('opened', { person: 'swg' }), (event: object) => ({ ...event, status: 404 }))],
    ['a case whose opening is answered with neither', 'converged', change(is('opened', { person: 'swg' }), (event: object) => ({ ...event, status: 503 }))],
    ['a case in the list of somebody who may not know of it', 'misrouted', change(is('listed', { person: 'juris-desk' }), (event: object) => ({ ...event, references: ['AM-1'] }))],
    ['a case in the list of somebody who is kept out of it', 'misrouted', change(is('listed', { person: 'coord' }), (event: object) => ({ ...event, references: ['AM-1', 'AM-2', 'AM-3'] }))],
    ['an item of a case among those of somebody who may not know of it', 'misrouted', change(is('listed', { person: 'coord-afr' }), (event: object) => ({ ...event, items: ['AM-1'] }))],
    ['a case that is missing in the list of somebody who was told', 'lost', change(is('listed', { person: 'swg' }), (event: object) => ({ ...event, references: ['AM-1'] }))],
    ['a case that is missing in the list of the auditor', 'lost', change(is('listed', { person: 'watcher' }), (event: object) => ({ ...event, references: ['AM-1', 'AM-2'] }))],
    ['a case in a list that nobody sent', 'invented', change(is('listed', { person: 'watcher' }), (event: object) => ({ ...event, references: ['AM-1', 'AM-2', 'AM-3', 'AM-9'] }))],
    ['an open page that is told of a case that is none of the person\'s business', 'misrouted', more({ what: 'live', person: 'coord-afr', says: 'items', caseId: 'c1' })],
    ['an open page that is told of a case that the person is kept out of', 'misrouted', more({ what: 'live', person: 'coord', says: 'cases', caseId: 'c2' })],
    ['an open page of a partner that is told of cases at all', 'misrouted', more({ what: 'live', person: 'juris-desk', says: 'cases' })],
    ['an open page that was never ready', 'converged', without(is('live', { person: 'coord-afr', says: 'ready' }))],
    ['two answers to one body', 'doubled', more({ what: 'ok', call: 'REPORT', key: 'ana/1', by: 'ana', reference: 'AM-1', submission: 's9', urgency: 'HIGH' })],
    ['two items of one body', 'doubled', change(is('trace', { submission: 's3' }), () => ({ what: 'trace', submission: 's3', items: [{ person: 'swg', at: 15 }, { person: 'swg', at: 16 }] }))],
    ['an item too many', 'doubled', change(is('items', { person: 'swg' }), (event: { items: object[] }) => ({ ...event, items: [...event.items, { id: 'i9', kind: 'REPORT', reference: 'AM-2' }] }))],
    ['a case told twice', 'doubled', change(is('cases'), () => ({ what: 'cases', references: ['AM-1', 'AM-1', 'AM-2', 'AM-3'] }))],
    ['an alert raised twice', 'doubled', change(is('case', { reference: 'AM-1' }), (event: { timeline: object[] }) => ({ ...event, timeline: [...event.timeline, { what: 'ALERT_RAISED', actor: null }] }))],
    ['a body that overtakes another of its case and lane', 'order', change(is('trace', { submission: 's2' }), () => ({ what: 'trace', submission: 's2', items: [{ person: 'swg', at: 5 }, { person: 'coord', at: 20 }] }))],
    ['a return code that opens nothing', 'receipt', change(is('conversation', { reporter: 'ana' }), () => ({ what: 'conversation', reporter: 'ana', status: 404 }))],
    ['a return code that opens another case', 'receipt', change(is('conversation', { reporter: 'eva' }), (event: object) => ({ ...event, reference: 'AM-1' }))],
    ['words that are gone', 'receipt', change(is('conversation', { reporter: 'ana' }), (event: object) => ({ ...event, words: ['second words'] }))],
    ['words in another order', 'receipt', change(is('conversation', { reporter: 'ana' }), (event: object) => ({ ...event, words: ['second words', 'first words'] }))],
    ['a mail that never came', 'mail', without(is('mail', { id: 'm2' }))],
    ['a mail that came twice', 'mail', more({ what: 'mail', id: 'm2', person: 'coord' })],
    ['a mail that came three times, whoever was killed', 'mail', more({ what: 'mail', id: 'm2', person: 'coord', at: 18_100 }, { what: 'killed', process: 'host', at: 18_050 }, { what: 'mail', id: 'm2', person: 'coord', at: 18_200 })],
    ['a mail that came twice when another process was killed', 'mail', more({ what: 'killed', process: 'intake', at: 18_050 }, { what: 'mail', id: 'm2', person: 'coord', at: 18_200 })],
    ['a second message for the same alert', 'mail', [
      ...change(is('deliveries', { reference: 'AM-2' }), (event: { messages: object[] }) => ({ ...event, messages: [...event.messages, { id: 'm9', person: 'swg', channel: 'MAIL', state: 'SENT' }] })),
      { what: 'mail', id: 'm9', person: 'swg' },
    ]],
    ['a case that was taken and is with nobody', 'acknowledged', change(is('alert', { reference: 'AM-3' }), (event: object) => ({ ...event, acknowledgedBy: null }))],
    ['a case that nobody took and is with somebody', 'acknowledged', change(is('alert', { reference: 'AM-1' }), (event: object) => ({ ...event, acknowledgedBy: 'swg' }))],
    ['a case taken twice', 'acknowledged', change(is('case', { reference: 'AM-3' }), (event: { timeline: object[] }) => ({ ...event, timeline: [...event.timeline, { what: 'ALERT_ACKNOWLEDGED', actor: 'coord' }] }))],
    ['a reporter who does not see that it was taken', 'acknowledged', change(is('conversation', { reporter: 'kim' }), (event: object) => ({ ...event, state: 'RECEIVED' }))],
    ['a rung that was not taken', 'ladder', change(is('items', { person: 'duty' }), () => items('duty', []))],
    ['a rung taken twice', 'ladder', change(is('items', { person: 'duty' }), (event: { items: object[] }) => ({ ...event, items: [...event.items, { id: 'i9', kind: 'ESCALATION', reference: 'AM-2' }] }))],
    ['a rung told twice', 'ladder', change(is('case', { reference: 'AM-2' }), (event: { timeline: object[] }) => ({ ...event, timeline: [...event.timeline, { what: 'ALERT_ESCALATED', actor: null }] }))],
    ['a body that was never answered', 'converged', without(is('ok', { key: 'eva/1' }))],
    ['somebody who gave up taking a case', 'converged', more({ what: 'gave-up', call: 'ACKNOWLEDGE', key: 'ana', by: 'swg' })],
    ['an outbox that is not empty', 'converged', change(is('rest'), () => ({ what: 'rest', waiting: { 'outbox of intake': 1 }, parked: {} }))],
    ['something parked', 'converged', change(is('rest'), () => ({ what: 'rest', waiting: {}, parked: { casework: 1 } }))],
    ['poison that was not parked', 'converged', more({ what: 'poisoned', service: 'casework', records: 5 })],
    ['no rest at all', 'converged', without(is('rest'))],
  ];

  it.each(bad)('finds %s', (_says, check, history) => {
    expect(found(history)).toContain(check);
  });

  it('excuses a second mail only when the sender was killed between the answer and the mark', () => {
    expect(checked(more({ what: 'killed', process: 'host', at: 18_050 }, { what: 'mail', id: 'm2', person: 'coord', at: 18_200 }))).toEqual([]);
    expect(found(more({ what: 'killed', process: 'host', at: 25_050 }, { what: 'mail', id: 'm2', person: 'coord', at: 25_200 }))).toEqual(['mail']);
    // What was on its way then may be noted a little later.
    expect(found(more({ what: 'killed', process: 'host', at: 16_100 }, { what: 'mail', id: 'm2', person: 'coord', at: 18_200 }))).toEqual([]);
    expect(found(more({ what: 'killed', process: 'host', at: 15_900 }, { what: 'mail', id: 'm2', person: 'coord', at: 18_200 }))).toEqual(['mail']);
  });

  it('excuses another order only where the event log itself was shuffled', () => {
    const late = change(is('trace', { submission: 's2' }), () => ({ what: 'trace', submission: 's2', items: [{ person: 'swg', at: 5 }, { person: 'coord', at: 20 }] }));
    expect(checked([{ what: 'shuffled' }, ...late])).toEqual([]);
  });

  it('takes parked poison for what it is, and what earlier rounds left for no invention', () => {
    const poisoned = change(is('rest'), () => ({ what: 'rest', waiting: {}, parked: { casework: 5 } }));
    expect(checked([{ what: 'poisoned', service: 'casework', records: 5 }, ...poisoned])).toEqual([]);
    const earlier = change(is('cases'), () => ({ what: 'cases', references: ['AM-1', 'AM-2', 'AM-3', 'AM-9'] }));
    expect(checked([{ what: 'before', references: ['AM-9'], deliveries: [] }, ...earlier])).toEqual([]);
  });
});
