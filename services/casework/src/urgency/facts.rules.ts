import { HAPPENED, highest, readReport, screen, type Report, type Screening, type Urgency } from '@amparo/domain';

/** What counts for the level of a case, of all its bodies: codes only. S2 in this combination, so kept sealed. */
export type WholeFacts = Pick<
  Report, 'acts' | 'unreadAct' | 'riskFactors' | 'targets' | 'sources' | 'happened' | 'stillInDanger' | 'category' | 'wishedUrgency'
>;

/** The part of a report that counts for the level of its case. */
export function factsOf(report: Report): WholeFacts {
  const { acts, unreadAct, riskFactors, targets, sources, happened, stillInDanger, category, wishedUrgency } = report;
  return { acts, unreadAct, riskFactors, targets, sources, happened, stillInDanger, category, wishedUrgency };
}

/**
 * The facts of several bodies as one (services hear them in any order, so the order makes no difference to the level):
 * all codes of both, the nearest date that was said, danger where either says so.
 */
export function together(a: WholeFacts, b: WholeFacts): WholeFacts {
  return {
    acts: both(a.acts, b.acts),
    unreadAct: a.unreadAct || b.unreadAct,
    riskFactors: both(a.riskFactors, b.riskFactors),
    targets: both(a.targets, b.targets),
    sources: both(a.sources, b.sources),
    // Nearest first, and UNKNOWN last: a body without a date says nothing about the date of another.
    happened: first(HAPPENED, a.happened, b.happened),
    stillInDanger: first(['YES', 'UNKNOWN', 'NO'], a.stillInDanger, b.stillInDanger),
    category: first(CATEGORY_ORDER, a.category, b.category),
    wishedUrgency: highestWish(a.wishedUrgency, b.wishedUrgency),
  };
}

/**
 * Screens all bodies of a case as one report (urgency-and-routing: Level). A text without any sign is left to the
 * screening of its own body: together with other texts it says no more than alone.
 *
 * @returns nothing when there is no sign in any of them
 */
export function screenTogether(facts: WholeFacts): Screening | undefined {
  const screening = screen({ ...NOTHING_SAID, ...facts });
  return screening.textOnly ? undefined : screening;
}

/** A finding is told when it is higher than what the door gave, and than what was told before. */
export function isNewFinding(found: Urgency, known: { doorUrgency: Urgency; foundUrgency: Urgency }): boolean {
  const before = highest(known.doorUrgency, known.foundUrgency);
  return highest(found, before) !== before;
}

/** A report in which nothing was said. */
const NOTHING_SAID: Report = readReport({ receipt: 'none' }).report;

const CATEGORY_ORDER: readonly Report['category'][] = [
  'REPRISAL', 'ACCOUNTABILITY', 'GRANT_REQUEST', 'COMMUNITY_REQUEST', 'EARLY_WARNING', 'FEEDBACK', 'UNSURE', 'OTHER',
];

function both<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

function first<T>(order: readonly T[], a: T, b: T): T {
  return order.indexOf(a) <= order.indexOf(b) ? a : b;
}

function highestWish(a: WholeFacts['wishedUrgency'], b: WholeFacts['wishedUrgency']): WholeFacts['wishedUrgency'] {
  if (a === undefined || b === undefined) return a ?? b;
  return highest(a, b) === a ? a : b;
}
