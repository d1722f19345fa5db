/**
 * What the page may load: what comes from here, nothing else. No script but files of ours, no style but those either, no frame,
 * no form that leaves, no address in a style or picture that tells another site that somebody was here. No text becomes
 * markup: the browser refuses that itself.
 */
export const PAGE_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
].join('; ');

/**
 * Whether somebody asks for a page rather than for a file: then the web app is the answer, whatever the address, since it
 * finds its own way.
 */
export function asksForPage(path: string, accept: string | undefined): boolean {
  return !/\.[a-z0-9]+$/i.test(path) && (accept ?? '').includes('text/html');
}
