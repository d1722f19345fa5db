import { eventsOf, type HistoryEvent, type Planned } from './history.rules';

/** The answers to one body, and what became of the case of its reporter. */
export interface Sent {
  body: Planned;
  /** Every answer that it got, however often it was sent. */
  answers: { at: number; reference: string; submission: string; urgency: string }[];
  /** When it was first sent. */
  invokedAt: number;
}

/** Everything that one reporter sent under her return code. */
export interface Case {
  reporter: string;
  /** In the order in which she sent it. */
  bodies: Sent[];
  /** As the door answered; nothing where it never did. */
  reference?: string;
  /** Words to the handler that were taken, in order, and those of which nobody knows. */
  words: string[];
  perhapsWords: string[];
  /** People who said that they have the case, and were heard. */
  acknowledgedBy: string[];
}

/** The cases of a history, as those who sent them know them. */
export function casesOf(history: readonly HistoryEvent[]): Case[] {
  const cases = new Map<string, Case>();
  const bodies = new Map<string, Sent>();
  const caseOf = (reporter: string): Case => {
    const known = cases.get(reporter) ?? { reporter, bodies: [], words: [], perhapsWords: [], acknowledgedBy: [] };
    cases.set(reporter, known);
    return known;
  };
  for (const { body } of eventsOf(history, 'planned')) {
    const sent: Sent = { body, answers: [], invokedAt: Infinity };
    bodies.set(body.key, sent);
    caseOf(body.reporter).bodies.push(sent);
  }
  for (const { at, call, key } of eventsOf(history, 'invoke')) {
    const sent = bodies.get(key);
    if (call === 'REPORT' && sent !== undefined) sent.invokedAt = Math.min(sent.invokedAt, at);
  }
  for (const event of eventsOf(history, 'ok')) {
    if (event.call === 'REPORT') {
      const { at, reference = '', submission = '', urgency = '' } = event;
      bodies.get(event.key)?.answers.push({ at, reference, submission, urgency });
      const known = caseOf(event.by);
      known.reference ??= reference;
    }
    if (event.call === 'MESSAGE' && !caseOf(event.by).words.includes(event.key)) caseOf(event.by).words.push(event.key);
    // The key of an acknowledgement is its reporter; who said it is another person.
    if (event.call === 'ACKNOWLEDGE' && !caseOf(event.key).acknowledgedBy.includes(event.by)) caseOf(event.key).acknowledgedBy.push(event.by);
  }
  for (const { call, key, by } of eventsOf(history, 'gave-up')) if (call === 'MESSAGE') caseOf(by).perhapsWords.push(key);
  for (const known of cases.values()) known.bodies.sort((a, b) => a.body.place - b.body.place);
  return [...cases.values()];
}

/** Who may know of a case at all: whoever is told of a body of it, and the people of its ladder. */
export function mayKnow({ bodies }: Case): Set<string> {
  return new Set(bodies.flatMap(({ body }) => [...body.told, ...body.ladder]));
}

/** People who are kept out of a case by its end. */
export function keptOut({ bodies }: Case): Set<string> {
  return new Set(bodies.flatMap(({ body }) => body.keptOut));
}

/** People of the case's ladder, in the order of its rungs. */
export function ladderOf({ bodies }: Case): string[] {
  return [...new Set(bodies.flatMap(({ body }) => body.ladder))];
}
