import type { ActionOn, Sensitivity } from './actions';
import { mayAtAll } from './can.rules';
import { caseFilter, notHidden, type Way } from './filters.rules';
import { referralWindow } from './relations.rules';
import type { AccessContext, CaseResource, ConflictFacts, ReferralFacts } from './resources';
import type { Subject } from './subject';

/** One key of a case: whoever holds the same one sees it, between the two instants. */
export interface SightKey {
  key: string;
  /** From this instant on; always, when absent. */
  holdsFrom?: Date;
  /** Until this instant, which is not included; for ever, when absent. */
  holdsUntil?: Date;
}

/** The keys that somebody holds for one action. Nothing in `any` and no `among`: she sees no case. */
export interface HeldKeys {
  /** As whom she reads: a partner is somebody to whom only referrals lead. */
  as: 'people' | 'partners';
  /** One of these on a case is enough. */
  any: readonly string[];
  /** None of these may hide the case. */
  none: readonly string[];
  /** Beside them, for the cases of these ids alone (broken glass). */
  among?: { cases: readonly string[]; any: readonly string[] };
}

const CLASSES: readonly Sensitivity[] = ['S1', 'S2', 'S3'];

/**
 * The keys of a case: all that could make it somebody's to see, as words that an index can find. `caseFilter` says the same
 * as conditions, which a list of a million cases would have to try row by row.
 */
export function sightKeysOf(to: CaseResource): SightKey[] {
  const plain = [
    KEY.all,
    ...(to.coordinatorsWithheld ? [] : to.regions.map(KEY.region)),
    ...(to.regions.length === 0 ? [KEY.noRegion] : []),
    ...to.routes.map(KEY.route),
    ...to.handlers.map(KEY.handler),
    ...to.told.map(KEY.told),
  ];
  return [...[...new Set(plain)].map((key) => ({ key })), ...to.referrals.flatMap(referralKeys)];
}

/** The words that hide a case from whoever holds one of them, whatever else she holds. */
export function hiddenKeysOf({ conflicts, excluded }: ConflictFacts): string[] {
  return [...new Set([...conflicts.map(KEY.conflict), ...excluded.map(KEY.person)])];
}

/**
 * The keys that somebody holds for an action, read from the same table as `can()`: they meet those of a case exactly when
 * `can()` says yes (`meets`).
 */
export function keysOf(subject: Subject, action: ActionOn<'case'>, context: AccessContext): HeldKeys {
  const filter = caseFilter(subject, action, context);
  if (filter.none) return { as: 'people', any: [], none: [] };
  const { anyOf, orAmong, notConflicts, notExcluded } = filter;
  return {
    as: anyOf.length > 0 && anyOf.every(({ by }) => by === 'referral') ? 'partners' : 'people',
    any: anyOf.flatMap(keysOfWay),
    none: [...notConflicts.map(KEY.conflict), KEY.person(notExcluded)],
    ...(orAmong === undefined ? {} : { among: { cases: orAmong.cases, any: orAmong.anyOf.flatMap(keysOfWay) } }),
  };
}

/** The keys as they are for one case: with those that hold for it alone. */
export function keysOn(held: HeldKeys, caseId: string): HeldKeys {
  const { as, any, none, among } = held;
  return { as, any: among?.cases.includes(caseId) === true ? [...any, ...among.any] : any, none };
}

/** The key of all cases of which somebody was told and not released. */
export function toldKeyOf(person: string): string {
  return KEY.told(person);
}

/** The keys with which a partner finds what her organisation was asked, whatever became of it. */
export function offerKeysOf(subject: Subject): HeldKeys {
  if (!mayAtAll(subject, 'offer.list') || subject.organisation === undefined) return { as: 'partners', any: [], none: [] };
  const { notConflicts, notExcluded } = notHidden(subject);
  return { as: 'partners', any: [KEY.offer(subject.organisation)], none: [...notConflicts.map(KEY.conflict), KEY.person(notExcluded)] };
}

/** Whether somebody's keys open a case now. What row-level security asks of each row (libs/persistence: protectBySight). */
export function meets(held: HeldKeys, to: { id: string; sight: readonly SightKey[]; hidden: readonly string[] }, now: Date): boolean {
  const { any, none } = keysOn(held, to.id);
  if (none.some((key) => to.hidden.includes(key))) return false;
  return to.sight.some(({ key, holdsFrom, holdsUntil }) =>
    any.includes(key) && (holdsFrom === undefined || holdsFrom <= now) && (holdsUntil === undefined || now < holdsUntil));
}

/** The kind comes first and ends at the first colon, so that no id can look like another kind of key. */
const KEY = {
  all: 'all',
  noRegion: 'no-region',
  region: (region: string) => `region:${region}`,
  route: (route: string) => `route:${route}`,
  handler: (person: string) => `handler:${person}`,
  told: (person: string) => `told:${person}`,
  referral: (sensitivity: Sensitivity, organisation: string) => `referral-${sensitivity}:${organisation}`,
  offer: (organisation: string) => `offer:${organisation}`,
  conflict: (id: string) => `conflict:${id}`,
  person: (id: string) => `person:${id}`,
};

function keysOfWay(way: Way): string[] {
  switch (way.by) {
    case 'all':
      return [KEY.all];
    case 'regions':
      return way.regions.map(KEY.region);
    case 'routes':
      return way.routes.map(KEY.route);
    case 'no-region':
      return [KEY.noRegion];
    case 'handler':
      return [KEY.handler(way.person)];
    case 'told':
      return [KEY.told(way.person)];
    case 'referral':
      return [KEY.referral(way.scope, way.organisation)];
  }
}

function referralKeys(referral: ReferralFacts): SightKey[] {
  return CLASSES.flatMap((sensitivity) => {
    const window = referralWindow(referral, sensitivity);
    return window === undefined ? [] : [{ key: KEY.referral(sensitivity, referral.organisation), holdsFrom: window.from, holdsUntil: window.until }];
  });
}
