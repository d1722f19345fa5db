/** How long after a touch what is fetched still counts as hers. */
export const HERS_MS = 5_000;

/**
 * Whether a call is the page's own doing, so that it must not keep the session alive: a reading call long after anybody
 * touched the page, such as one that the live stream brought about. What changes something is always hers.
 * @param lastTouched when she last touched the page, in milliseconds since 1970
 */
export function isPassive(method: string, lastTouched: number, now: number): boolean {
  return (method === 'GET' || method === 'HEAD') && now - lastTouched > HERS_MS;
}
