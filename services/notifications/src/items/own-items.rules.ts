import { itemFilter, type ActionOn, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';

/** Whose items, and what hides one of them from her. */
export interface OwnItems {
  /** Directory id of the person whose they are. */
  person: string;
  /** Opaque conflict ids, none of which may stand in the item's case. */
  notConflicts: readonly string[];
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
    if (named === undefined) throw new Refusal('malformed', 'request.malformed', 'The request is not well formed.');
    return { person: named, notConflicts: [] };
  }
  if (named !== undefined) throw new Refusal('forbidden', 'items.own-only', 'You can only see your own items.');
  const filter = itemFilter(asking.subject, action);
  if (filter.none) throw new Refusal('forbidden', 'access.forbidden', 'You may not do this.');
  return filter;
}
