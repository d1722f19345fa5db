/** Which part of a list, and in which order. */
export interface PageAsked {
  /** From 1 on. */
  page: number;
  /** Entries a page. */
  size: number;
  descending: boolean;
}

/** A part of a list. */
export interface Page<T> {
  /** Version of the directory that it was read from: what a change has to name. */
  version: number;
  /** Entries in all, after everything that narrows the list. */
  total: number;
  page: number;
  items: T[];
}

/**
 * Sorts and cuts a list.
 *
 * @param by what it is sorted by; equal ones are sorted by id
 * @param language whose alphabet counts (BCP 47)
 */
export function pageOf<T extends { id: string }>(
  rows: readonly T[], by: (row: T) => string, { page, size, descending }: PageAsked, language: string,
): Omit<Page<T>, 'version'> {
  const alphabet = collatorOf(language);
  const order = (a: T, b: T) => alphabet.compare(by(a), by(b)) || (a.id < b.id ? -1 : 1);
  const sorted = [...rows].sort(descending ? (a, b) => order(b, a) : order);
  return { total: rows.length, page, items: sorted.slice((page - 1) * size, page * size) };
}

/** Whether one of several texts holds another, whatever the case and the accents. */
export function holds(texts: readonly (string | undefined)[], searched: string): boolean {
  const needle = plain(searched);
  return texts.some((text) => text !== undefined && plain(text).includes(needle));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function collatorOf(language: string): Intl.Collator {
  const known = Intl.Collator.supportedLocalesOf([language].filter((tag) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)));
  return new Intl.Collator(known, { numeric: true });
}
