import { casesOf, keptOut, ladderOf, type Case, type Sent } from './cases.rules';
import { eventsOf, type Finding, type HistoryEvent } from './history.rules';
import { checkPeople, compare } from './people-checks.rules';
import { checkReaders } from './readers.rules';

/**
 * Reads a history that was seen from outside, and says all that is wrong with it (delivery rules: "Faults that must
 * change nothing"). A history without findings is one in which nothing accepted was lost, invented, misrouted, doubled or
 * reordered, each return code opens, each mail came once, each alert was taken once, each rung was taken once, and
 * everything came to rest.
 */
export function checkHistory(history: readonly HistoryEvent[]): Finding[] {
  const cases = casesOf(history);
  return [
    ...cases.flatMap(checkAnswers),
    ...checkPatience(history),
    ...checkReferences(cases),
    ...checkTraces(history, cases),
    ...checkCases(history, cases),
    ...checkPeople(history, cases),
    ...checkReaders(history, cases),
    ...checkOrder(history, cases),
    ...checkConversations(history, cases),
    ...checkAlerts(history, cases),
    ...checkRest(history),
  ];
}

/** Every body is answered in the end, and each time alike. */
function checkAnswers({ bodies }: Case): Finding[] {
  return bodies.flatMap(({ body: { key }, answers: [first, ...again] }): Finding[] => {
    if (first === undefined) return [{ check: 'converged', says: `${key} was never answered` }];
    const other = again.find(({ reference, submission, urgency }) => reference !== first.reference || submission !== first.submission || urgency !== first.urgency);
    return other === undefined ? [] : [{ check: 'doubled', says: `${key} was answered as ${first.reference} and as ${other.reference}` }];
  });
}

/** Nobody has to give up: neither who writes to the handler nor who takes a case. */
function checkPatience(history: readonly HistoryEvent[]): Finding[] {
  return eventsOf(history, 'gave-up').filter(({ call }) => call !== 'REPORT').map(({ call, key, by }) => ({ check: 'converged', says: `${by} gave up: ${call} ${key}` }));
}

/** One return code is one case, and no two are the same. */
function checkReferences(cases: readonly Case[]): Finding[] {
  const owners = new Map<string, string>();
  return cases.flatMap(({ reporter, bodies }) => {
    const references = new Set(bodies.flatMap(({ answers }) => answers.map(({ reference }) => reference)));
    const findings: Finding[] = references.size > 1 ? [{ check: 'doubled', says: `${reporter} has ${references.size} references` }] : [];
    for (const reference of references) {
      const owner = owners.get(reference);
      if (owner !== undefined && owner !== reporter) findings.push({ check: 'lost', says: `${reference} is given to ${owner} and to ${reporter}` });
      owners.set(reference, reporter);
    }
    return findings;
  });
}

/** Each body reaches each person whom it must reach, once. */
function checkTraces(history: readonly HistoryEvent[], cases: readonly Case[]): Finding[] {
  const traces = tracesOf(history);
  return cases.flatMap((known) => answered(known).flatMap(({ body, submission }) => {
    const seen = traces.get(submission) ?? [];
    const strangers = seen.filter(({ person }) => !body.told.includes(person)).map(({ person }): Finding => ({ check: 'misrouted', says: `${body.key} at ${person}` }));
    const told = body.told.filter((person) => !keptOut(known).has(person));
    return [...strangers, ...told.flatMap((person) => compare('lost', 'doubled', `${body.key} at ${person}`, once, seen.filter((item) => item.person === person).length))];
  }));
}

const once = { least: 1, most: 1 };

/** Casework has each case once, with every body of it opened, and its story told once; and a grant request opens one application. */
function checkCases(history: readonly HistoryEvent[], cases: readonly Case[]): Finding[] {
  const readings = new Map(eventsOf(history, 'case').map((reading) => [reading.reference, reading]));
  const before = new Set(eventsOf(history, 'before').flatMap(({ references }) => references));
  const ours = new Set(cases.flatMap(({ reference }) => reference ?? []));
  const listed = eventsOf(history, 'cases').at(-1)?.references ?? [];
  const applications = eventsOf(history, 'applications').at(-1)?.references ?? [];
  const strangers = [...listed, ...applications].filter((reference) => !ours.has(reference) && !before.has(reference));
  return [
    ...strangers.map((reference): Finding => ({ check: 'invented', says: `case ${reference}` })),
    ...cases.flatMap((known) => {
      const { reference } = known;
      if (reference === undefined) return [];
      const reading = readings.get(reference);
      const count = (what: string) => reading?.timeline.filter((entry) => entry.what === what).length ?? 0;
      const alerts = answered(known).filter(({ body }) => body.alerted.length > 0).length;
      const wanted = answered(known).some(({ body }) => body.application) ? 1 : 0;
      return [
        ...compare('lost', 'doubled', `case ${reference}`, once, listed.filter((each) => each === reference).length),
        ...compare('lost', 'doubled', `opening of ${reference}`, once, count('CASE_OPENED')),
        ...compare('lost', 'doubled', `alert of ${reference}`, { least: alerts, most: alerts }, count('ALERT_RAISED')),
        ...compare('lost', 'doubled', `application of ${reference}`, { least: wanted, most: wanted }, applications.filter((each) => each === reference).length),
        ...checkContents(known, reading?.contents ?? []),
      ];
    }),
  ];
}

function checkContents(known: Case, contents: readonly { submission: string; state: string }[]): Finding[] {
  const bodies = answered(known).flatMap(({ body, submission }) =>
    compare('lost', 'doubled', `content of ${body.key}`, once, contents.filter((content) => content.submission === submission && content.state === 'FETCHED').length));
  const most = answered(known).length + known.words.length + known.perhapsWords.length;
  return [...bodies, ...compare('lost', 'invented', `contents of ${known.reference}`, { least: answered(known).length + known.words.length, most }, contents.length)];
}

/** Two bodies of a case on one lane reach each person in the order in which they were sent. */
function checkOrder(history: readonly HistoryEvent[], cases: readonly Case[]): Finding[] {
  if (eventsOf(history, 'shuffled').length > 0) return [];
  const traces = tracesOf(history);
  return cases.flatMap((known) => {
    const sent = answered(known);
    return sent.flatMap((later, place) => sent.slice(0, place).flatMap((earlier): Finding[] => {
      // Only what was sent after the other was answered has an order that somebody could know.
      if (later.body.lane !== earlier.body.lane || later.invokedAt < earlier.answeredAt) return [];
      const times = new Map((traces.get(earlier.submission) ?? []).map(({ person, at }) => [person, at]));
      const late = (traces.get(later.submission) ?? []).filter(({ person, at }) => at < (times.get(person) ?? -Infinity));
      return late.map(({ person }) => ({ check: 'order', says: `${later.body.key} came to ${person} before ${earlier.body.key}` }));
    }));
  });
}

/** Each return code opens its own case with the person's own words in order; a code that nobody has opens none. */
function checkConversations(history: readonly HistoryEvent[], cases: readonly Case[]): Finding[] {
  const readings = new Map(eventsOf(history, 'conversation').map((reading) => [reading.reporter, reading]));
  const reporters = new Set(cases.map(({ reporter }) => reporter));
  const guesses = [...readings.values()].filter(({ reporter, status }) => !reporters.has(reporter) && status !== 404);
  return [
    ...guesses.map(({ status }): Finding => ({ check: 'misrouted', says: `a code that nobody has was answered ${status}` })),
    ...cases.flatMap((known): Finding[] => {
      const { reporter, reference, words, perhapsWords } = known;
      if (reference === undefined) return [];
      const reading = readings.get(reporter);
      if (reading?.status !== 200) return [{ check: 'receipt', says: `the code of ${reporter} does not open ${reference}: ${reading?.status ?? 'not read'}` }];
      if (reading.reference !== reference) return [{ check: 'receipt', says: `the code of ${reporter} opens ${reading.reference} instead of ${reference}` }];
      const read = (reading.words ?? []).filter((word) => !perhapsWords.includes(word) || words.includes(word));
      return read.join('\n') === words.join('\n') ? [] : [{ check: 'receipt', says: `${reporter} reads "${read.join(', ')}" instead of "${words.join(', ')}"` }];
    }),
  ];
}

/** A case is taken once, by somebody who said so, and its reporter sees it; the ladder of the others is climbed once. */
function checkAlerts(history: readonly HistoryEvent[], cases: readonly Case[]): Finding[] {
  const alerts = new Map(eventsOf(history, 'alert').map((reading) => [reading.reference, reading]));
  const conversations = new Map(eventsOf(history, 'conversation').map((reading) => [reading.reporter, reading]));
  const timelines = new Map(eventsOf(history, 'case').map((reading) => [reading.reference, reading.timeline]));
  return cases.flatMap((known): Finding[] => {
    const { reference, reporter, acknowledgedBy } = known;
    if (reference === undefined) return [];
    const count = (what: string) => (timelines.get(reference) ?? []).filter((entry) => entry.what === what).length;
    const taken = acknowledgedBy.length > 0 ? 1 : 0;
    const rungs = ladderOf(known).length;
    const by = alerts.get(reference)?.acknowledgedBy ?? null;
    const seen = conversations.get(reporter)?.state;
    const rightly = taken === 1 ? by !== null && acknowledgedBy.includes(by) : by === null;
    return [
      ...compare('acknowledged', 'acknowledged', `acknowledgement of ${reference}`, { least: taken, most: taken }, count('ALERT_ACKNOWLEDGED')),
      ...(rightly ? [] : [{ check: 'acknowledged' as const, says: `${reference} is with ${by ?? 'nobody'} instead of ${acknowledgedBy.join(' or ') || 'nobody'}` }]),
      ...(taken === 1 && seen !== undefined && seen !== 'READ' ? [{ check: 'acknowledged' as const, says: `${reporter} is shown ${seen}` }] : []),
      ...compare('ladder', 'ladder', `rungs of ${reference}`, { least: taken === 1 ? 0 : rungs, most: rungs }, count('ALERT_ESCALATED')),
    ];
  });
}

/** In the end nothing waits anywhere, and nothing is parked but the poison that was put in. */
function checkRest(history: readonly HistoryEvent[]): Finding[] {
  const rest = eventsOf(history, 'rest').at(-1);
  if (rest === undefined) return [{ check: 'converged', says: 'it was never seen at rest' }];
  const poison: Record<string, number> = {};
  for (const { service, records } of eventsOf(history, 'poisoned')) poison[service] = (poison[service] ?? 0) + records;
  const services = [...new Set([...Object.keys(poison), ...Object.keys(rest.parked)])];
  return [
    ...(rest.restless === undefined ? [] : [{ check: 'converged' as const, says: rest.restless }]),
    ...Object.entries(rest.waiting).map(([what, n]): Finding => ({ check: 'converged', says: `${n} in ${what}` })),
    ...services.flatMap((service) => compare('converged', 'converged', `parked in ${service}`, { least: poison[service] ?? 0, most: poison[service] ?? 0 }, rest.parked[service] ?? 0)),
  ];
}

interface Answered extends Sent {
  submission: string;
  answeredAt: number;
}

function answered({ bodies }: Case): Answered[] {
  return bodies.flatMap((sent) => {
    const first = sent.answers[0];
    return first === undefined ? [] : [{ ...sent, submission: first.submission, answeredAt: first.at }];
  });
}

function tracesOf(history: readonly HistoryEvent[]): Map<string, { person: string; at: number }[]> {
  return new Map(eventsOf(history, 'trace').map((reading) => [reading.submission, reading.items]));
}
