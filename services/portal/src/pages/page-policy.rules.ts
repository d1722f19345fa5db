/** Stands in the built page wherever a nonce belongs; with it, styles of the page's own making carry that nonce. */
export const NONCE_PLACE = '%NONCE%';

/**
 * What the page may load: what comes from here, nothing else. No script but files of ours, no frame, no form that leaves, no
 * address in a style or picture that tells another site that somebody was here.
 *
 * @param nonce of this answer; with none, a page that does not know of nonces may make any style, and still no script
 */
export function pagePolicy(nonce: string | undefined): string {
  const styles = nonce === undefined ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'none'", "script-src 'self'", `style-src 'self' ${styles}`, "img-src 'self'", "font-src 'self'", "connect-src 'self'",
    "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Whether somebody asks for a page rather than for a file: then the web app is the answer, whatever the address, since it
 * finds its own way.
 */
export function asksForPage(path: string, accept: string | undefined): boolean {
  return !/\.[a-z0-9]+$/i.test(path) && (accept ?? '').includes('text/html');
}
