/** What a change says beside whom it was done to: ids, codes, days and names of fields, in one list. */
export function detailsOf(detail: Readonly<Record<string, unknown>>): string[] {
  return Object.values(detail).flat().filter((value): value is string => typeof value === 'string');
}
