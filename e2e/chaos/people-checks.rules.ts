import { keptOut, ladderOf, mayKnow, type Case } from './cases.rules';
import { eventsOf, type Channel, type Check, type Finding, type HistoryEvent, type SeenItem } from './history.rules';

/** A message that a relay or gateway took is marked as sent by then, on a busy machine. */
const MARKED_WITHIN_MS = 6_000;
/** What was on its way when its sender died is noted when this process gets to it: later, the busier the machine. */
const NOTED_WITHIN_MS = 2_000;

/** Items that the portal lists for a person at most. */
const PAGE = 500;

/** What a person may have of a case: exactly so many; or, where something may have cut it short, so many at most. */
interface Due {
  least: number;
  most: number;
}

/** Checks what reached people: their items, their mail and pages, each once, and nobody whom it must not reach. */
export function checkPeople(history: readonly HistoryEvent[], cases: readonly Case[]): Finding[] {
  const findings: Finding[] = [];
  const items = new Map(eventsOf(history, 'items').map((reading) => [reading.person, reading.items]));
  const byReference = new Map(cases.flatMap((known) => (known.reference === undefined ? [] : [[known.reference, known] as const])));
  for (const [person, seen] of items) findings.push(...checkStrangers(history, person, seen, byReference));
  const deliveries = new Map(eventsOf(history, 'deliveries').map((reading) => [reading.reference, reading.messages]));
  for (const known of cases) {
    const { reference } = known;
    if (reference === undefined) continue;
    for (const [person, seen] of items) findings.push(...checkItems(known, person, seen.filter((item) => item.reference === reference), seen.length));
    findings.push(...checkMessages(history, known, items, deliveries.get(reference) ?? []));
  }
  return [...findings, ...checkInventedMessages(history, [...deliveries.values()].flat().map(({ id }) => id))];
}

/** Items of cases that nobody sent, and of cases that are none of this person's business. */
function checkStrangers(history: readonly HistoryEvent[], person: string, seen: readonly SeenItem[], known: Map<string, Case>): Finding[] {
  const before = new Set(eventsOf(history, 'before').flatMap(({ references }) => references));
  return [...new Set(seen.map(({ reference }) => reference))].flatMap((reference): Finding[] => {
    const found = known.get(reference);
    if (found === undefined) return before.has(reference) ? [] : [{ check: 'invented', says: `an item of ${reference} at ${person}` }];
    if (keptOut(found).has(person)) return [{ check: 'misrouted', says: `${reference} is seen by ${person}, who is kept out of it` }];
    return mayKnow(found).has(person) ? [] : [{ check: 'misrouted', says: `${reference} at ${person}` }];
  });
}

function checkItems(known: Case, person: string, seen: readonly SeenItem[], seenOfAll: number): Finding[] {
  if (keptOut(known).has(person)) return [];
  const of = (kind: string) => new Set(seen.filter((item) => item.kind === kind).map(({ id }) => id)).size;
  // A list is as long as its page: of a longer one not all can be seen.
  const whole = seenOfAll < PAGE;
  const told = known.bodies.filter(({ body, answers }) => answers.length > 0 && body.told.includes(person)).length;
  const rungs = dueRungs(known, person);
  return [
    ...compare('lost', 'doubled', `item of ${known.reference} for ${person}`, { least: whole ? told : 0, most: told }, of('REPORT')),
    ...compare('ladder', 'ladder', `rung of ${known.reference} for ${person}`, whole ? rungs : { ...rungs, least: 0 }, of('ESCALATION')),
    // An alert may come before the decision that it belongs to; then she has an item of each, and never more.
    ...compare('doubled', 'doubled', `alert of ${known.reference} for ${person}`, { least: 0, most: 1 }, of('ALERT')),
  ];
}

/** Each rung reaches its person once; fewer where somebody took the case in the meantime. */
function dueRungs(known: Case, person: string): Due {
  const most = ladderOf(known).filter((each) => each === person).length;
  return { least: known.acknowledgedBy.length > 0 ? 0 : most, most };
}

type Message = Extract<HistoryEvent, { what: 'deliveries' }>['messages'][number];

function checkMessages(history: readonly HistoryEvent[], known: Case, items: Map<string, SeenItem[]>, messages: readonly Message[]): Finding[] {
  const { reference, bodies } = known;
  const out = keptOut(known);
  const findings: Finding[] = messages.filter(({ person }) => !mayKnow(known).has(person))
    .map(({ person, channel }) => ({ check: 'misrouted', says: `${channel} of ${reference} for ${person}` }));
  for (const person of mayKnow(known)) {
    for (const channel of ['MAIL', 'PAGE'] as const) {
      const alerts = bodies.filter(({ body, answers }) => answers.length > 0 && body.alerted.includes(person) && body.channels.includes(channel)).length;
      const rungs = (items.get(person) ?? []).filter((item) => item.reference === reference && item.kind === 'ESCALATION').length;
      const most = alerts + rungs;
      // Pages that still wait end when somebody takes the case; all that waits does for a person who is kept out.
      const maybe = out.has(person) || (channel === 'PAGE' && known.acknowledgedBy.length > 0);
      const own = messages.filter((message) => message.person === person && message.channel === channel);
      const arrived = own.map((message) => arrivalsOf(history, channel, message));
      const what = `${channel} of ${reference} for ${person}`;
      findings.push(...compare('mail', 'mail', what, { least: maybe ? 0 : most, most }, arrived.filter(({ length }) => length > 0).length));
      findings.push(...arrived.flatMap((times) => checkArrivals(what, times, killsOf(history))));
    }
  }
  return findings;
}

function arrivalsOf(history: readonly HistoryEvent[], channel: Channel, { id, person }: Message): number[] {
  const arrived = channel === 'MAIL' ? eventsOf(history, 'mail') : eventsOf(history, 'page');
  return arrived.filter((event) => event.id === id && event.person === person).map(({ at }) => at);
}

/** When a process died that sends messages. */
function killsOf(history: readonly HistoryEvent[]): number[] {
  return eventsOf(history, 'killed').filter((event) => ['host', 'notifications'].includes(event.process)).map(({ at }) => at);
}

/** Once; twice only where the sender was killed between the relay's answer and its own mark. */
function checkArrivals(what: string, [first, second, ...more]: readonly number[], kills: readonly number[]): Finding[] {
  if (first === undefined || second === undefined) return [];
  const excused = kills.some((at) => first <= at + NOTED_WITHIN_MS && at <= second && at - first < MARKED_WITHIN_MS);
  return excused && more.length === 0 ? [] : [{ check: 'mail', says: `${what} came ${2 + more.length} times` }];
}

function checkInventedMessages(history: readonly HistoryEvent[], known: readonly string[]): Finding[] {
  const ids = new Set([...known, ...eventsOf(history, 'before').flatMap(({ deliveries }) => deliveries)]);
  return [...eventsOf(history, 'mail'), ...eventsOf(history, 'page')].filter(({ id }) => !ids.has(id))
    .map(({ what, person }) => ({ check: 'invented', says: `a ${what} for ${person} that no case has` }));
}

/** @param few what it is when there is less than there must be @param many what it is when there is more */
export function compare(few: Check, many: Check, what: string, { least, most }: Due, found: number): Finding[] {
  if (found < least) return [{ check: few, says: `${what}: ${found} instead of ${least}` }];
  if (found > most) return [{ check: many, says: `${what}: ${found} instead of ${most}` }];
  return [];
}
