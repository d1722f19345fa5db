/** Arrays and objects inside each other, at most. Honest bodies have five. */
export const MOST_LEVELS = 64;

/** Properties in a whole body, at most. Honest bodies have fewer than a thousand. */
export const MOST_KEYS = 20_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/** What is wrong with the shape of some JSON text; broken syntax is left to the parser. */
export type ShapeFault = 'deep' | 'many-keys' | 'key-twice' | 'nul' | 'lone-surrogate';

/**
 * Looks at JSON text before it is parsed, in one pass and without recursion: nesting, number of properties, a property that an
 * object has twice (of two readers each may believe another one), and the two things that JSON can say and PostgreSQL cannot
 * store (`\u0000`, half a surrogate pair).
 */
export function shapeFault(text: string): ShapeFault | undefined {
  let depth = 0;
  let keys = 0;
  let inString = false;
  /** Where the last text began and ended. */
  let [from, to] = [0, 0];
  /** Properties of the objects that are open, from the outermost. */
  const open: (Set<string> | undefined)[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === BACKSLASH) {
        const escaped = escapeAt(text, i);
        if (escaped.fault !== undefined) return escaped.fault;
        i += escaped.length - 1;
      } else if (unit === QUOTE) [inString, to] = [false, i];
    } else if (unit === QUOTE) [inString, from] = [true, i];
    else if (unit === COLON) {
      if (++keys > MOST_KEYS) return 'many-keys';
      const key = text.slice(from, to + 1);
      const seen = (open[depth] ??= new Set());
      const name = key.includes('\\') ? unescaped(key) : key;
      if (seen.has(name)) return 'key-twice';
      seen.add(name);
    } else if (OPEN.has(unit)) {
      if (++depth > MOST_LEVELS) return 'deep';
      open[depth] = undefined;
    } else if (CLOSE.has(unit)) depth -= 1;
  }
  return undefined;
}

/** One escape sequence of a string: its length, or what is wrong with it. */
function escapeAt(text: string, at: number): { length: number; fault?: ShapeFault } {
  if (text[at + 1] !== 'u') return { length: 2 };
  const unit = hexAt(text, at);
  if (unit === 0) return { length: 6, fault: 'nul' };
  if (unit >= 0xdc00 && unit <= 0xdfff) return { length: 6, fault: 'lone-surrogate' };
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const next = text[at + 6] === '\\' && text[at + 7] === 'u' ? hexAt(text, at + 6) : 0;
    return next >= 0xdc00 && next <= 0xdfff ? { length: 12 } : { length: 6, fault: 'lone-surrogate' };
  }
  return { length: 6 };
}

/** A property's name as it is compared, in quotes. What is no JSON text is left to the parser. */
function unescaped(key: string): string {
  try {
    return `"${JSON.parse(key) as string}"`;
  } catch {
    return key;
  }
}

/** The code unit of `\uXXXX`; a letter's where the digits are broken, which the parser refuses anyway. */
function hexAt(text: string, at: number): number {
  const digits = text.slice(at + 2, at + 6);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : 0x61;
}

/**
 * Takes out of parsed JSON the keys by which an object could change what all objects are: `__proto__`, and
 * `constructor` with a `prototype` in it. No recursion.
 *
 * @returns whether there was any
 */
export function removePrototypeKeys(value: unknown): boolean {
  let found = false;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const current = waiting.pop();
    if (typeof current !== 'object' || current === null) continue;
    if (Object.hasOwn(current, '__proto__')) {
      found = delete (current as Record<string, unknown>)['__proto__'];
    }
    const maker = Object.hasOwn(current, 'constructor') ? (current as Record<string, unknown>)['constructor'] : undefined;
    if (typeof maker === 'object' && maker !== null && Object.hasOwn(maker, 'prototype')) {
      found = delete (current as Record<string, unknown>)['constructor'];
    }
    for (const inner of Object.values(current)) waiting.push(inner);
  }
  return found;
}
