import { Refusal } from '@amparo/kernel';

/** Who calls: a service for itself, or the operator through the portal. */
export type Caller = { kind: 'service'; name: string } | { kind: 'operator' };

/** Whom a route is for. With none of the three, nobody may call it. */
export interface Permission {
  everybody: boolean;
  services: readonly string[];
  operator: boolean;
}

/** Whether a route says at all whom it is for; one that does not stops the service from starting. */
export function namesSomebody(permission: Permission): boolean {
  return permission.everybody || permission.operator || permission.services.length > 0;
}

/**
 * Lets a caller pass, or refuses; deny by default.
 *
 * @param caller whoever the token says it is; nothing where there is no valid token
 * @throws Refusal `access.unauthenticated` without a caller, `access.forbidden` for the wrong one
 */
export function admit(caller: Caller | undefined, permission: Permission): void {
  if (permission.everybody) return;
  if (caller === undefined) throw new Refusal('unauthenticated', 'access.unauthenticated', 'Sign in first.');
  const allowed = caller.kind === 'operator' ? permission.operator : permission.services.includes(caller.name);
  if (!allowed) throw new Refusal('forbidden', 'access.forbidden', 'You may not do this.');
}
