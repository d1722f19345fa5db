import type { SaidTexts } from './said-texts';

/** Letters of a body that is listened to: what is larger is sent to see whether it is refused. */
const LONGEST_BODY = 65_536;
/** Headers that open something to whoever has them. */
const SECRETS = ['cookie', 'authorization', 'x-csrf-token', 'amparo-receipt'];
const SHORTEST_SECRET = 16;
/** Of one header: where each call is signed anew, the first tell as much as all of them. */
const MOST_SECRETS = 100;

/**
 * A `fetch` that does what the given one does, and notes all that is said by it: in JSON, in forms, as names of files; and what lets somebody in.
 * Every client of the tests calls by it, so that nobody has to remember to say which of her texts must be found nowhere.
 */
export function hearing(said: SaidTexts, send: typeof fetch): typeof fetch {
  const carried = new Map<string, number>();
  return async (input, init) => {
    hear(said, carried, input instanceof Request ? input.url : String(input), init ?? {});
    return send(input, init);
  };
}

/** Notes what was sent to an address. @param body as it went over the line, or a form that is yet to be written */
export function hearBody(said: SaidTexts, where: string, body: unknown, type = ''): void {
  if (typeof body === 'string') {
    if (body.length <= LONGEST_BODY) said.addBody(parsed(body, type), where);
  } else if (isForm(body)) {
    const fields = [...body].map(([name, value]) => [name, typeof value === 'string' ? value : { name: nameOf(value) }] as const);
    for (const [name, value] of fields) said.addBody({ [name]: value }, where);
  }
}

function hear(said: SaidTexts, carried: Map<string, number>, address: string, { method = 'GET', headers, body }: RequestInit): void {
  const where = `${method} ${URL.canParse(address) ? new URL(address).pathname : address}`;
  const sent = new Headers(headers);
  for (const name of SECRETS) {
    const value = sent.get(name)?.replace(/^Bearer /, '') ?? '';
    const before = carried.get(name) ?? 0;
    if (value.length < SHORTEST_SECRET || before >= MOST_SECRETS || !said.add(value, `${name} of ${where}`)) continue;
    carried.set(name, before + 1);
  }
  if (body !== undefined && body !== null) hearBody(said, where, body, sent.get('content-type') ?? '');
}

function parsed(body: string, type: string): unknown {
  if (/urlencoded/.test(type)) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    // Sent to be refused: there is no property to go by.
    return undefined;
  }
}

/** Classes of another realm are told by what they can do. */
function isForm(body: unknown): body is Iterable<[string, unknown]> {
  return typeof body === 'object' && body !== null && 'getAll' in body && Symbol.iterator in body;
}

function nameOf(file: unknown): string {
  return typeof file === 'object' && file !== null && 'name' in file ? String(file.name) : '';
}
