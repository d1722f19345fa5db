import { can, hiddenKeysOf, notHidden, type HeldKeys, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';

/** The key of whoever may count. */
export const COUNTED_KEY = 'counted';

/**
 * The keys by which somebody counts: all cases, but for those that are hidden from her (ADR 0016: figures are computed after
 * `notHidden`).
 *
 * @param region whose figures; all regions' where left out
 * @throws Refusal `access.forbidden`, `access.second-factor`
 */
export function countingKeysOf(subject: Subject, region: string | undefined, now: Date): HeldKeys {
  const access = region === undefined
    ? can(subject, 'counts.read', { kind: 'system' }, { now })
    : can(subject, 'counts.read-region', { kind: 'region', region }, { now });
  // That there are such figures everybody knows: nothing is hidden here.
  if (!access.allowed) throw new Refusal('forbidden', access.code, 'You may not do this.');
  const { notConflicts, notExcluded } = notHidden(subject);
  return { as: 'people', any: [COUNTED_KEY], none: hiddenKeysOf({ conflicts: notConflicts, excluded: [notExcluded] }) };
}
