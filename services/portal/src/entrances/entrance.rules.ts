import type { RoleHeld } from '@amparo/domain';

/** By which host name somebody comes: people who work here, or partners. A session is of one of them, and opens nothing at the other. */
export type Entrance = 'DESK' | 'PARTNERS';

/** The name under which this machine has the partners' entrance where no origin is set. */
const HERE = 'partners.localhost';

/** Whose entrances have which origins; none for either: the names of this machine. */
export interface Origins {
  origins: readonly string[];
  partnerOrigins: readonly string[];
}

/** @param host the `Host` header, as the browser, or the proxy in front, passes it on */
export function entranceOf(host: string | undefined, { origins, partnerOrigins }: Origins): Entrance {
  const asked = host?.toLowerCase() ?? '';
  if (partnerOrigins.length > 0) return partnerOrigins.some((origin) => new URL(origin).host === asked) ? 'PARTNERS' : 'DESK';
  return origins.length === 0 && asked.replace(/:\d+$/, '') === HERE ? 'PARTNERS' : 'DESK';
}

/** The origins of one entrance; none: those of this machine by which the request itself comes. */
export const originsOf = (entrance: Entrance, { origins, partnerOrigins }: Origins): readonly string[] => (entrance === 'PARTNERS' ? partnerOrigins : origins);

/**
 * Where partners sign in.
 *
 * @param host by which somebody came to the other entrance: on this machine it is at the same port
 * @returns nothing where this installation has no entrance for them
 */
export function partnersAddress(host: string | undefined, { origins, partnerOrigins }: Origins): string | undefined {
  if (partnerOrigins[0] !== undefined) return partnerOrigins[0];
  const port = /:\d+$/.exec(host ?? '')?.[0] ?? '';
  return origins.length === 0 ? `http://${HERE}${port}` : undefined;
}

/** Whether somebody may sign in at an entrance: partners at theirs, and there nobody else; who is both at both. */
export function maySignIn(roles: readonly RoleHeld[], entrance: Entrance): boolean {
  const partner = roles.some(({ role }) => role === 'PROTECTION_PARTNER');
  if (entrance === 'PARTNERS') return partner;
  return !partner || roles.some(({ role }) => role !== 'PROTECTION_PARTNER');
}

/** Calls of services that partners' pages make, by first words of their path; all others are not there. */
const OF_PARTNERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['directory', ['me', 'sessions', 'factors', 'colleagues', 'own-organisation']],
  ['protection', ['offers']],
  ['notifications', ['items']],
]);

/** Calls that are partners' alone: not there at the other entrance. */
const NOT_OF_THE_DESK: ReadonlyMap<string, readonly string[]> = new Map([['directory', ['own-organisation']], ['protection', ['offers']]]);

/** Whether a browser finds a call of a service at an entrance. @param path of the service, encoded, as `findDestination` gives it */
export function isThere(entrance: Entrance, service: string, path: string): boolean {
  const first = path.split('/')[1] ?? '';
  return entrance === 'PARTNERS' ? (OF_PARTNERS.get(service)?.includes(first) ?? false) : !(NOT_OF_THE_DESK.get(service)?.includes(first) ?? false);
}
