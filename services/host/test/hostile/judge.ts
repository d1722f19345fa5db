import type { RawAnswer } from './raw-call';

/** Stands in everything hostile that is sent: no answer and no log may hold it. */
export const CANARY = 'Kanarienvogel7F3K';

/** Streams are few for one person, and that is what the next one is told. */
const OF_ITS_OWN = '"stream.too-many"';

const PARTS = ['type', 'title', 'status', 'code', 'detail'];
const ALWAYS_SENT = ['content-security-policy', 'x-content-type-options', 'cache-control', 'referrer-policy'];

/**
 * What is wrong with an answer to something hostile; nothing where all is as it should be.
 *
 * @param pages where it was asked pages are shown, and a refusal may be one
 */
export function faultsOf({ status, headers, body, all }: RawAnswer, pages = false): string[] {
  const faults = ALWAYS_SENT.filter((name) => headers[name] === undefined).map((name) => `${status} without ${name}`);
  if (all.toLowerCase().includes(CANARY.toLowerCase())) faults.push('an echo');
  if (status >= 500 && !body.includes(OF_ITS_OWN)) faults.push(`a fault of ours: ${status} ${body.slice(0, 120)}`);
  if (status < 400 || (body === '' && headers['content-length'] !== '0')) return faults;
  if (pages && headers['content-type'] === 'text/html; charset=utf-8') return faults;
  if (headers['content-type'] !== 'application/problem+json') return [...faults, `${status} as ${headers['content-type']}`];
  const problem = asObject(body);
  if (problem?.['status'] !== status || !/^[a-z][a-z-]*(\.[a-z][a-z-]*)*$/.test(String(problem['code']))) faults.push(`${status} without its code: ${body.slice(0, 120)}`);
  if (Object.keys(problem ?? {}).some((part) => !PARTS.includes(part))) faults.push(`more than a problem has: ${body.slice(0, 200)}`);
  return faults;
}

function asObject(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
