import { hiddenKeysOf, itemFilter, type ActionOn, type Subject } from '@amparo/domain';
import { malformedRequest, Refusal } from '@amparo/kernel';
import { keysOfPerson } from '../cases/sight-keys.rules';

/** Whose items, and by which keys she sees the cases behind them (domain: sight). */
export interface OwnItems {
  /** Directory id of the person whose they are. */
  person: string;
  /** That she was told of a case, or is witness of its broken glass. */
  any: readonly string[];
  /** None of these may hide it. */
  none: readonly string[];
  /** Who asks: she herself, or the operator. */
  as: 'people' | 'operator';
}

/** Who asks: a person who is signed in, or nobody but the operator. */
type Asking = { kind: 'person'; subject: Subject } | { kind: 'operator' | 'service' };

/**
 * Whose items a call is about: a person's own, or those of whomever the operator names.
 *
 * @param named the person that the call names
 * @throws Refusal `items.own-only` for a person who names anybody, herself too; `request.malformed` for an operator who
 *   names nobody; `access.forbidden` for somebody who can have no items
 */
export function ownItemsOf(asking: Asking, named: string | undefined, action: ActionOn<'item'>): OwnItems {
  if (asking.kind !== 'person') {
    if (named === undefined) throw malformedRequest();
    return { person: named, any: keysOfPerson(named), none: hiddenKeysOf({ conflicts: [], excluded: [named] }), as: 'operator' };
  }
  if (named !== undefined) throw new Refusal('forbidden', 'items.own-only', 'You can only see your own items.');
  const filter = itemFilter(asking.subject, action);
  if (filter.none) throw new Refusal('forbidden', 'access.forbidden', 'You may not do this.');
  const { person, notConflicts, notExcluded } = filter;
  return { person, any: keysOfPerson(person), none: hiddenKeysOf({ conflicts: notConflicts, excluded: [notExcluded] }), as: 'people' };
}
