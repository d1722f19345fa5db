/** What a browser says of where a request comes from. */
export interface Provenance {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  /** `Sec-Fetch-Site`: browsers set it, and no page can. */
  site: string | undefined;
}

const SAFE = new Set(['GET', 'HEAD']);
/** Names that only this machine has. */
const OF_THIS_MACHINE = /^http:\/\/(localhost|[\w-]+\.localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Whether a method changes nothing. */
export function isSafe(method: string): boolean {
  return SAFE.has(method);
}

/**
 * Whether a request comes from a page of the portal itself. A change must prove it: by an origin that is ours, or, where the
 * browser keeps the origin to itself, by its word that it is the same. A mere look must not say otherwise.
 *
 * @param origins ours; with none, the names of this machine that the request itself is for
 */
export function isOurs({ method, host, origin, site }: Provenance, origins: readonly string[]): boolean {
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && isSafe(method))) return false;
  if (origin !== undefined && origin !== 'null') return isOwnOrigin(origin, host, origins);
  return isSafe(method) ? origin === undefined : site === 'same-origin';
}

function isOwnOrigin(origin: string, host: string | undefined, origins: readonly string[]): boolean {
  if (origins.length > 0) return origins.includes(origin);
  return origin === `http://${host}` && OF_THIS_MACHINE.test(origin);
}
