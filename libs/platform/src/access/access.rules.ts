import { mayAtAll, type Action, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';

/** Who calls: a service for itself, or through the portal the operator or a person who is signed in. */
export type Caller = { kind: 'service'; name: string } | { kind: 'operator' } | { kind: 'person'; subject: Subject };

/** Whom a route is for. With none of the four, nobody may call it. */
export interface Permission {
  everybody: boolean;
  services: readonly string[];
  operator: boolean;
  /** People who may do one of these to something. */
  people: readonly Action[];
}

/** Whether a route says at all whom it is for; one that does not stops the service from starting. */
export function namesSomebody(permission: Permission): boolean {
  return permission.everybody || permission.operator || permission.services.length > 0 || permission.people.length > 0;
}

/**
 * Lets a caller pass, or refuses; deny by default. Of a person only whether the route is for her at all: what she may do it
 * to is asked thing by thing.
 *
 * @param caller whoever the token says it is; nothing where there is no valid token
 * @throws Refusal `access.unauthenticated` without a caller, `access.forbidden` for the wrong one, `access.second-factor`
 *   for a person who could pass if she signed in with two
 */
export function admit(caller: Caller | undefined, permission: Permission): void {
  if (permission.everybody) return;
  if (caller === undefined) throw new Refusal('unauthenticated', 'access.unauthenticated', 'Sign in first.');
  if (isAllowed(caller, permission)) return;
  if (caller.kind === 'person' && isAllowed({ kind: 'person', subject: { ...caller.subject, factors: 2 } }, permission)) {
    throw new Refusal('forbidden', 'access.second-factor', 'Sign in with your second factor to do this.');
  }
  throw new Refusal('forbidden', 'access.forbidden', 'You may not do this.');
}

function isAllowed(caller: Caller, permission: Permission): boolean {
  switch (caller.kind) {
    case 'operator':
      return permission.operator;
    case 'service':
      return permission.services.includes(caller.name);
    case 'person':
      return permission.people.some((action) => mayAtAll(caller.subject, action));
  }
}
