/** What a cell can hold. */
export type Cell = string | number | boolean | Date | readonly string[] | null;

/** A value of a cell: RFC 4180, and never a formula to a spreadsheet that opens it. */
function cell(value: Cell): string {
  const said = value === null ? '' : value instanceof Date ? value.toISOString() : typeof value === 'object' ? value.join(' ') : String(value);
  const text = /^[=+\-@\t\r]/.test(said) ? `'${said}` : said;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a CSV file. */
export function csvLine(values: readonly Cell[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}
