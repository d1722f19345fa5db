/** Text that may stand in a page as it is: everything that was typed or translated has been escaped in it. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may be put into a piece of a page. Nothing and `false` leave no trace. */
export type Part = string | number | Markup | false | undefined | readonly Part[];

/** A piece of a page: whatever is put in is escaped, unless it is a piece already. Attributes are written in double quotes. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(texts.reduce((page, text, at) => page + written(parts[at - 1]) + text));
}

function written(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(written).join('');
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** How many bytes of UTF-8 a character is in a page, escaped where it has to be. @param character one code point */
export function escapedBytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return ESCAPED[character]?.length ?? 1;
  if (code < 0x800) return 2;
  return code < 0x1_0000 ? 3 : 4;
}

/** The same of a whole text. */
export function escapedBytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += escapedBytes(character);
  return bytes;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPED[character]!);
}
