/** A body that is sent, and all that has to come of it: written by hand for each kind, never asked of the rules under test. */
export interface Planned {
  /** Names it in the history, such as `r3.7/2`. */
  key: string;
  /** The person who sends it, under one return code: a case. */
  reporter: string;
  /** The how manieth body of the case, from 1. It is sent after the one before it was answered. */
  place: number;
  lane: 'danger' | 'normal';
  /** Directory ids of those who get an item for this body, once each. */
  told: string[];
  /** Of those, who hear of the case outside the portal from this body on, once by each channel. */
  alerted: string[];
  channels: Channel[];
  /** People with a conflict: from this body on they see nothing of the case. */
  keptOut: string[];
  /** Whom the ladder reaches, one a rung, while nobody acknowledges. */
  ladder: string[];
  /** Directory ids of people who see the case in lists without being told: it is of their region. */
  seenBy: string[];
  /** It opens an application for a grant. */
  application: boolean;
}

export type Channel = 'MAIL' | 'PAGE';

/** What a submitter did: sent a body, wrote to the handler, or said that she has the case. */
export type Call = 'REPORT' | 'MESSAGE' | 'ACKNOWLEDGE';

/** What one person saw of a case in the portal. */
export interface SeenItem {
  id: string;
  kind: string;
  reference: string;
}

/** What happened, as somebody outside saw it. `at` is milliseconds since 1970. */
export type HistoryEvent = { at: number } & (
  | { what: 'planned'; body: Planned }
  /** References that earlier rounds in the same system were given: they are nobody's invention. */
  | { what: 'before'; references: string[]; deliveries: string[] }
  | { what: 'invoke'; call: Call; key: string; by: string }
  | { what: 'ok'; call: Call; key: string; by: string; reference?: string; submission?: string; urgency?: string }
  /** Certainly not done: refused, or never sent. */
  | { what: 'fail'; call: Call; key: string; by: string; status: number }
  /** Perhaps done: the answer never came. */
  | { what: 'unknown'; call: Call; key: string; by: string }
  /** Whoever was given up on: nobody answered, however often it was sent. */
  | { what: 'gave-up'; call: Call; key: string; by: string }
  | { what: 'killed'; process: string }
  /** From here on the event log itself gives events out of order: the order of a case cannot be asked for. */
  | { what: 'shuffled' }
  | { what: 'poisoned'; service: string; records: number }
  | { what: 'mail'; id: string; person: string }
  | { what: 'page'; id: string; person: string }
  /** Somebody has a page open from here on; and what it was told, of which case if it says. */
  | { what: 'listens'; person: string }
  | { what: 'live'; person: string; says: string; caseId?: string }
  // Readings, after everything has come to rest. A later reading of the same replaces an earlier one.
  | { what: 'conversation'; reporter: string; status: number; reference?: string; state?: string; words?: string[] }
  | { what: 'items'; person: string; items: SeenItem[] }
  | { what: 'trace'; submission: string; items: { person: string; at: number }[] }
  | { what: 'case'; reference: string; caseId: string; contents: { submission: string; state: string }[]; timeline: { what: string; actor: string | null }[] }
  // As somebody who is signed in is shown it: her lists, and the answer to asking for one case.
  | { what: 'listed'; person: string; references: string[]; items: string[] }
  | { what: 'opened'; person: string; reference: string; status: number }
  | { what: 'cases'; references: string[] }
  | { what: 'applications'; references: string[] }
  | { what: 'alert'; reference: string; acknowledgedBy: string | null }
  | { what: 'deliveries'; reference: string; messages: { id: string; person: string; channel: Channel; state: string }[] }
  | { what: 'rest'; waiting: Record<string, number>; parked: Record<string, number>; restless?: string; moving?: boolean }
);

/** What the checker looks for. */
export const CHECKS = ['lost', 'invented', 'misrouted', 'doubled', 'order', 'receipt', 'mail', 'acknowledged', 'ladder', 'converged'] as const;
export type Check = (typeof CHECKS)[number];

/** Something that must not be. */
export interface Finding {
  check: Check;
  says: string;
}

/** All events of a kind, in the order in which they happened. */
export function eventsOf<W extends HistoryEvent['what']>(history: readonly HistoryEvent[], what: W): Extract<HistoryEvent, { what: W }>[] {
  return history.filter((event): event is Extract<HistoryEvent, { what: W }> => event.what === what);
}
