/**
 * What the browser holds: one cookie that no page can read and no other site can use. `__Host-` makes browsers refuse it
 * without Secure, with a Domain, or from another path; they take `http://localhost` for secure.
 */
export const SESSION_COOKIE = '__Host-amparo';

/**
 * Where a sign-in at a provider stands. Lax, since the way back from the provider comes from another site; it opens
 * nothing by itself and lives ten minutes.
 */
export const SIGN_IN_COOKIE = '__Host-amparo-sign-in';

/** What the browser holds that opened a link (ADR 0054): of the partners' host name alone. */
export const LINK_COOKIE = '__Host-amparo-link';

const EVERYWHERE = 'Path=/; Secure; HttpOnly';
const SIGN_IN_SECONDS = 600;

/** Sets the session's cookie. Without an age: it goes when the browser closes, if not before. */
export function sessionCookie(value: string): string {
  return `${SESSION_COOKIE}=${value}; ${EVERYWHERE}; SameSite=Strict`;
}

/** Takes the session's cookie away. */
export const NO_SESSION_COOKIE = `${SESSION_COOKIE}=; ${EVERYWHERE}; SameSite=Strict; Max-Age=0`;

/** Sets the cookie of a link that was opened. It goes when the browser closes, if not before. */
export function linkCookie(value: string): string {
  return `${LINK_COOKIE}=${value}; ${EVERYWHERE}; SameSite=Strict`;
}

/** Takes it away. */
export const NO_LINK_COOKIE = `${LINK_COOKIE}=; ${EVERYWHERE}; SameSite=Strict; Max-Age=0`;

/** Sets the cookie of a sign-in that goes by way of a provider. */
export function signInCookie(value: string): string {
  return `${SIGN_IN_COOKIE}=${value}; ${EVERYWHERE}; SameSite=Lax; Max-Age=${SIGN_IN_SECONDS}`;
}

/** Takes it away. */
export const NO_SIGN_IN_COOKIE = `${SIGN_IN_COOKIE}=; ${EVERYWHERE}; SameSite=Lax; Max-Age=0`;

/**
 * The value of a cookie in a `Cookie` header. Nothing where it is not there, is not what we would have set, or is there
 * twice: then somebody else set one of them.
 */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '').split(';').map((pair) => pair.trim()).filter((pair) => pair.startsWith(`${name}=`));
  const value = values.length === 1 ? values[0]?.slice(name.length + 1) : undefined;
  return value !== undefined && /^[\w.-]{1,4000}$/.test(value) ? value : undefined;
}
