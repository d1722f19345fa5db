/** A text that somebody sent, and the property that it stood in. */
export interface Said {
  in: string;
  text: string;
}

/** All that was said in a body, and the ids in it. */
export interface SaidInBody {
  said: Said[];
  /** Of people, groups, organisations, and names of groups: they may be told anywhere (S1), also where they stand in another property. */
  ids: string[];
}

/** Letters of a text with a blank, a sign or a letter beyond ASCII in it, at least: what is shorter is found by chance, or belongs to somebody else's text. */
const SHORTEST = 8;
/** Of one word. */
const SHORTEST_WORD = 12;
/** Codes of vocabularies and references of cases. */
const CODE = /^[A-Z][A-Z0-9_:.*-]{0,31}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d(:?\d\d)?)?)?$/;
const NUMBER = /^[\d.,:+TZ-]+$/;
/** Digits of a number of somebody: a telephone, an account. What has fewer is an amount, a time, a code, a reference. */
const DIGITS_OF_SOMEBODY = 9;
/** Where people write, and nothing is a code, a number or an instant, whatever it looks like. */
const WRITTEN = /(^|\.)(narrative|contact|says|involvedNames|people\.name|safeContact\.value|named\.\w+)$/;
/** Return codes, which look like a code of a vocabulary. */
const RETURN_CODE = /^([0-9A-Z]{5}-){3,}[0-9A-Z]{5}$/;
/** Whose names are S1: groups'. */
const TOLD_ANYWHERE = /(^|\.)groups\.name$/;
/** Names of services, and addresses of our own: nobody says them of anybody. */
const OURS = /(^|\.)(audience|callbackUrl|redirect_uri)$/;
const DEEPEST = 20;

/**
 * Everything in a body that counts as said: all texts, but for what is told anywhere by its kind (S1: codes, ids, numbers, instants). A
 * property that comes new is said until somebody writes here that it is not.
 *
 * @param body as it was parsed
 */
export function saidIn(body: unknown): SaidInBody {
  const found: SaidInBody = { said: [], ids: [] };
  walk(body, [], found);
  return found;
}

/**
 * Whether a text is nobody's but who said it: long enough, and no code, id, short number or instant.
 *
 * @param place properties on the way to it, such as `safeContact.value`
 */
export function isSaid(text: string, place = ''): boolean {
  if (OURS.test(place)) return false;
  if (RETURN_CODE.test(text)) return true;
  if (WRITTEN.test(place) && !UUID.test(text)) return text.length >= (/^[a-z.]*$/i.test(text) ? SHORTEST_WORD : SHORTEST);
  if (UUID.test(text) || INSTANT.test(text)) return false;
  const ofSomebody = text.replace(/\D/g, '').length >= DIGITS_OF_SOMEBODY;
  if (CODE.test(text) || NUMBER.test(text)) return ofSomebody;
  return text.length >= (/^[\w.-]*$/.test(text) ? SHORTEST_WORD : SHORTEST);
}

function walk(value: unknown, path: readonly string[], found: SaidInBody): void {
  if (typeof value === 'string') {
    const place = path.join('.');
    if (path.at(-1) === 'id' || TOLD_ANYWHERE.test(place)) found.ids.push(value);
    else if (isSaid(value, place)) found.said.push({ in: place, text: value });
  } else if (typeof value === 'object' && value !== null && path.length < DEEPEST) {
    for (const [name, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? path : [...path, name], found);
  }
}
