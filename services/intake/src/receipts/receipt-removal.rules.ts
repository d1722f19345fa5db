import { placesOf, type Place } from './receipt-scan.rules';
import { findReceipt, SECRET_LENGTH, type Receipt } from './receipt.rules';
import { placesOfWords } from './words/receipt-words.rules';

/** What stands where a return code was. */
export const REMOVED = '[return code removed]';

/** A text that may be some other return code: six groups of five, joined or apart. */
const LOOKS_LIKE_ONE = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{5}(?:[^\p{L}\p{N}]{0,3}[\p{L}\p{N}]{5}){5}(?![\p{L}\p{N}])/gu;

/** A body without return codes, and whether there were any in its texts. */
export interface Cleaned {
  body: unknown;
  removed: boolean;
}

/**
 * Takes return codes out of every text and every name of a body, in any spelling, since whoever reads the report later
 * must not be able to come back as the person (security: "The public door"). The property `receipt` itself goes
 * altogether. What else looks like a return code and has right check characters goes too, in letters or in words: people
 * quote an earlier one.
 */
export function withoutReceipts(body: unknown, receipt: Receipt): Cleaned {
  let removed = false;
  const clean = (text: string): string => {
    if (text.length < SECRET_LENGTH) return text;
    const rest = withoutOthers(without(text, placesOf(text, receipt)));
    if (rest !== text) removed = true;
    return rest;
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return clean(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [clean(name), walk(inner)]));
  };
  const rest = isObject(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'receipt')) : body;
  return { body: walk(rest), removed };
}

function withoutOthers(text: string): string {
  return without(text, placesOfWords(text)).replace(LOOKS_LIKE_ONE, (found) => (findReceipt(found) === undefined ? found : REMOVED));
}

function without(text: string, places: readonly Place[]): string {
  let kept = '';
  let from = 0;
  for (const place of places) {
    kept += text.slice(from, place.from) + REMOVED;
    from = place.to;
  }
  return kept + text.slice(from);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
