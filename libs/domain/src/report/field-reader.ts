import { Refusal } from '@amparo/kernel';

/** Most codes that one list of a report holds by its format; more is odd, and every known one still counts. */
const MOST_CODES = 64;

/** The one answer to a body of the wrong shape. It names no property: an error never repeats what was sent. */
export function malformed(): Refusal {
  return new Refusal('malformed', 'report.malformed', 'The report is not in the expected format.');
}

/** True for a JSON object: not an array, not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the known properties of one JSON object. A wrong type throws `report.malformed`; whatever else is not as the format
 * says is left out and noted in `odd` (contracts: public door). `null` is an absent value, and odd.
 */
export class FieldReader {
  /** Something was not as the format says. */
  odd = false;

  constructor(private readonly body: Record<string, unknown>, known: readonly string[]) {
    // Own keys only: `__proto__` and `constructor` sent as JSON are unknown names like any other.
    if (Object.keys(body).some((name) => !known.includes(name))) this.odd = true;
  }

  /** Text as it was sent; undefined when absent. @throws Refusal `report.malformed` for anything but text */
  text(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw malformed();
    return value;
  }

  /** Text that `readable` accepts; other text is odd and absent. */
  textLike(name: string, readable: (text: string) => boolean): string | undefined {
    const text = this.text(name);
    if (text === undefined || readable(text)) return text;
    this.odd = true;
    return undefined;
  }

  /** One of `allowed`; other text is odd and absent. */
  choice<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    return this.textLike(name, (text) => (allowed as readonly string[]).includes(text)) as T | undefined;
  }

  /** Texts without blanks and repeats. Repeats are odd where the format wants each once. */
  texts(name: string, { eachOnce }: { eachOnce: boolean }): string[] {
    const kept = new Set<string>();
    for (const item of this.items(name)) {
      if (typeof item !== 'string') throw malformed();
      const text = item.trim();
      if (text === '' || (eachOnce && kept.has(text))) this.odd = true;
      if (text !== '') kept.add(text);
    }
    return [...kept];
  }

  /**
   * Known codes, each once, in the order sent, and whether one was unknown. More than 64 are odd, but none is cut off: a
   * cut could drop the one that shows the danger.
   */
  codes<T extends string>(name: string, isKnown: (code: string) => code is T): { codes: T[]; unknown: boolean } {
    const items = this.items(name);
    if (items.length > MOST_CODES) this.odd = true;
    const codes = new Set<T>();
    let unknown = false;
    for (const item of items) {
      if (typeof item !== 'string') throw malformed();
      if (!isKnown(item)) unknown = true;
      else if (codes.has(item)) this.odd = true;
      else codes.add(item);
    }
    if (unknown) this.odd = true;
    return { codes: [...codes], unknown };
  }

  /** A nested object. @throws Refusal `report.malformed` for anything else */
  object(name: string): Record<string, unknown> | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (!isObject(value)) throw malformed();
    return value;
  }

  /** A list's items, nulls left out as odd. @throws Refusal `report.malformed` for anything but a list */
  items(name: string): unknown[] {
    const value = this.value(name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw malformed();
    const items = value.filter((item) => item !== null);
    if (items.length < value.length) this.odd = true;
    return items;
  }

  private value(name: string): unknown {
    if (!Object.hasOwn(this.body, name)) return undefined;
    const value = this.body[name];
    if (value !== null) return value;
    this.odd = true;
    return undefined;
  }
}

/**
 * Refuses text that a database cannot keep: NUL and lone surrogates, anywhere in the body, names included
 * (security: known traps). Walks with its own list, since the depth of a body is the sender's choice.
 * @throws Refusal `report.malformed`
 */
export function refuseUnstorableText(body: unknown): void {
  const waiting: unknown[] = [body];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') {
      if (/\0|\p{Surrogate}/u.test(value)) throw malformed();
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) waiting.push(name);
        waiting.push(inner);
      }
    }
  }
}
