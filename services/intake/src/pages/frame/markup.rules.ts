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

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
