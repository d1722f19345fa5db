import { can, mayAtAll, type CaseResource, type Subject } from '@amparo/domain';

/** What a page has to fetch anew. */
export type What = 'items' | 'alerts' | 'cases' | 'accounts' | 'offers';

/** That something changed. It says what to look at again, never what is there. */
export interface Change {
  what: What;
  /** The case; nothing for accounts, and for items of a case that is none of the person's any more. Of offers it says who is kept out, and is told to nobody. */
  caseId?: string;
  /** Whose items, or whose account. */
  people?: readonly string[];
  /** Of offers: opaque id of the organisation whose they are. */
  organisationId?: string;
  /** The case until then, where it was another to the access rules. */
  before?: CaseResource;
}

/** What a page is told: never more than an id that the person may know. */
export interface Hint {
  what: What;
  id?: string;
}

/**
 * What somebody is told of a change (security: "Who may"; the same rules as lists). Who saw a case until then and does not
 * any more is told to look again, without a name: a page that still shows it goes blank. To who never saw it, it is nothing.
 *
 * @param known the change's case as it is now; nothing where it has none, or nobody may know of it yet
 */
export function hintFor(subject: Subject, change: Change, known: CaseResource | undefined, now: Date): Hint | undefined {
  if (mayHear(subject, change, known, now)) return hintOf(change);
  const saw = change.before !== undefined && can(subject, 'case.stream', change.before, { now }).allowed;
  return saw ? { what: change.what } : undefined;
}

function mayHear(subject: Subject, { what, caseId, people = [], organisationId = '' }: Change, known: CaseResource | undefined, now: Date): boolean {
  if (what === 'offers') {
    // Her organisation's opaque id is among her conflicts of interest.
    if (!subject.conflicts.includes(organisationId) || !mayAtAll(subject, 'offer.list')) return false;
    if (caseId === undefined) return true;
    if (known === undefined || subject.organisation === undefined) return false;
    const { conflicts, excluded } = known;
    return can(subject, 'offer.list', { kind: 'referral', organisation: subject.organisation, released: false, consented: false, conflicts, excluded }, { now }).allowed;
  }
  const hers = people.includes(subject.person);
  if (what === 'accounts') return hers || mayAtAll(subject, 'directory.read');
  if (what === 'items') {
    if (!hers) return false;
    if (caseId === undefined) return mayAtAll(subject, 'item.list');
    if (known === undefined) return false;
    return can(subject, 'item.list', { kind: 'item', person: subject.person, conflicts: known.conflicts, excluded: known.excluded }, { now }).allowed;
  }
  if (known === undefined) return false;
  return can(subject, 'case.stream', known, { now }).allowed && (what === 'cases' || can(subject, 'alert.list', known, { now }).allowed);
}

function hintOf({ what, caseId, people }: Change): Hint {
  // Partners are told of no case (ADR 0044).
  if (what === 'offers') return { what };
  const id = what === 'accounts' ? people?.[0] : caseId;
  return id === undefined ? { what } : { what, id };
}

/** Each hint once; past `most`, only what to look at again, without ids. */
export function fewHints(hints: readonly Hint[], most: number): Hint[] {
  const once = [...new Map(hints.map((hint) => [`${hint.what} ${hint.id ?? ''}`, hint])).values()];
  if (once.length <= most) return once;
  return [...new Set(once.map(({ what }) => what))].map((what) => ({ what }));
}
