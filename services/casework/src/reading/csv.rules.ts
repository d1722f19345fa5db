/** A value of a cell: RFC 4180, and never a formula to a spreadsheet that opens it. */
function cell(value: unknown): string {
  const said = value === null || value === undefined ? '' : Array.isArray(value) ? value.join(' ') : value instanceof Date ? value.toISOString() : String(value);
  const text = /^[=+\-@\t\r]/.test(said) ? `'${said}` : said;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a CSV file. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}
