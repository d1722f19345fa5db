import { AUDITOR } from '../support/administrators';
import { keptOut, mayKnow, type Case } from './cases.rules';
import { eventsOf, type Finding, type HistoryEvent } from './history.rules';

/** Whom no case is about, whatever happens: somebody of a partner to whom nothing is referred. */
const OUTSIDER = 'juris-desk';

/** People who sign in as themselves and look at what they are shown: of each case, most of them are the wrong ones. */
export const READERS = ['swg-duty', 'coord-lac', 'coord-afr', 'cre-desk', 'grants-desk', 'review-desk', AUDITOR, OUTSIDER] as const;

/** Those of them whose page is open all the time. */
export const LISTENERS = ['swg-duty', 'coord-afr', OUTSIDER] as const;

const OF_CASES = ['items', 'alerts', 'cases'];

/** Checks what signed-in people were shown of cases: by asking for one, in lists, and on an open page. */
export function checkReaders(history: readonly HistoryEvent[], cases: readonly Case[]): Finding[] {
  const byReference = new Map(cases.flatMap((known) => (known.reference === undefined ? [] : [[known.reference, known] as const])));
  return [...checkOpened(history, byReference), ...checkListed(history, byReference), ...checkLive(history, byReference)];
}

/** Whoever was told opens the case; to whoever may not know, it is as if there were none. */
function checkOpened(history: readonly HistoryEvent[], cases: ReadonlyMap<string, Case>): Finding[] {
  return eventsOf(history, 'opened').flatMap(({ person, reference, status }): Finding[] => {
    const known = cases.get(reference);
    if (known === undefined) return [];
    if (status !== 200 && status !== 404) return [{ check: 'converged', says: `${person} was answered ${status} for ${reference}` }];
    if (status === 200 && !maySee(known, person)) return [{ check: 'misrouted', says: `${person} opens ${reference}` }];
    if (status === 404 && mustSee(known, person)) return [{ check: 'lost', says: `${reference} is not there for ${person}` }];
    return [];
  });
}

function checkListed(history: readonly HistoryEvent[], cases: ReadonlyMap<string, Case>): Finding[] {
  const before = new Set(eventsOf(history, 'before').flatMap(({ references }) => references));
  return eventsOf(history, 'listed').flatMap(({ person, references, items }): Finding[] => {
    const shown = new Set([...references, ...items]);
    return [
      ...[...shown].filter((reference) => !cases.has(reference) && !before.has(reference))
        .map((reference): Finding => ({ check: 'invented', says: `${reference} in a list of ${person}` })),
      ...[...cases].flatMap(([reference, known]): Finding[] => {
        if (shown.has(reference) && !maySee(known, person)) return [{ check: 'misrouted', says: `${reference} in a list of ${person}` }];
        return !references.includes(reference) && mustSee(known, person) ? [{ check: 'lost', says: `${reference} is not in the list of ${person}` }] : [];
      }),
    ];
  });
}

/** An open page says that there is something to look at: of cases that the person may know of, and to an outsider of none. */
function checkLive(history: readonly HistoryEvent[], cases: ReadonlyMap<string, Case>): Finding[] {
  const byId = new Map(eventsOf(history, 'case').map(({ reference, caseId }) => [caseId, cases.get(reference)]));
  const told = eventsOf(history, 'live');
  const ready = new Set(told.filter(({ says }) => says === 'ready').map(({ person }) => person));
  const deaf = eventsOf(history, 'listens').filter(({ person }) => !ready.has(person));
  return [
    ...deaf.map(({ person }): Finding => ({ check: 'converged', says: `the open page of ${person} was never ready` })),
    ...told.filter(({ says }) => OF_CASES.includes(says)).flatMap(({ person, says, caseId = '' }): Finding[] => {
      if (person === OUTSIDER) return [{ check: 'misrouted', says: `the open page of ${person} is told of ${says}` }];
      const known = byId.get(caseId);
      return known === undefined || mayHear(known, person) ? [] : [{ check: 'misrouted', says: `the open page of ${person} is told of ${known.reference}` }];
    }),
  ];
}

/** Told of it, on its ladder, or with a right to lists that it is in; and not kept out by its end. */
function maySee(known: Case, person: string): boolean {
  return !keptOut(known).has(person) && tiedTo(known).has(person);
}

function mustSee(known: Case, person: string): boolean {
  if (keptOut(known).has(person)) return false;
  return person === AUDITOR || known.bodies.some(({ body, answers }) => answers.length > 0 && body.told.includes(person));
}

/** Whoever is kept out only by a later body was told rightly until then. */
function mayHear(known: Case, person: string): boolean {
  return tiedTo(known).has(person) && known.bodies[0]?.body.keptOut.includes(person) !== true;
}

function tiedTo(known: Case): Set<string> {
  return new Set([...mayKnow(known), ...known.bodies.flatMap(({ body }) => body.seenBy), AUDITOR]);
}
