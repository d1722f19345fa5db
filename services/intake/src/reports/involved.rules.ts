import type { RegionOverrides, Report, WithdrawnConsent } from '@amparo/domain';

/** What the door knows of the directory: who could be told of a report that concerns them, and the region map. */
export interface OrganisationsCopy {
  version: number;
  /** Member and partner organisations: `conflictId` is opaque, `names` are the public name and its aliases. */
  organisations: { id: string; conflictId: string; names: string[] }[];
  people: { id: string; conflictId: string }[];
  regionMap: Record<string, string>;
}

/** Who of those named is known to the directory. */
export interface Involved {
  /** Opaque ids of the people and organisations that were named and are known. */
  conflicts: string[];
  /** At least one organisation that was named is known. */
  organisationMatched: boolean;
  /** Somebody was named by a directory id that nobody has: a person must look. */
  unknownId: boolean;
  /** Somebody was named, and there is no copy of the directory to match with: coordinators must wait for a person. */
  cannotMatch: boolean;
}

/**
 * Finds out which people and organisations of the directory a report names (contracts: `involvedNames`). What matches
 * becomes an opaque conflict id; the text itself stays sealed.
 */
export function involvedIn(report: Report, copy: OrganisationsCopy | undefined): Involved {
  const { involvedOrganisations: organisations, involvedPeople: people, involvedNames: names } = report;
  if (copy === undefined) {
    const named = organisations.length + people.length + names.length > 0;
    return { conflicts: [], organisationMatched: false, unknownId: false, cannotMatch: named };
  }
  const organisationIds = new Map(copy.organisations.map(({ id, conflictId }) => [id, conflictId]));
  const personIds = new Map(copy.people.map(({ id, conflictId }) => [id, conflictId]));
  const byId = organisations.flatMap((id) => organisationIds.get(id) ?? []);
  const persons = people.flatMap((id) => personIds.get(id) ?? []);
  const matched = [...byId, ...matchNames(names, copy)];
  return {
    conflicts: [...new Set([...matched, ...persons])],
    organisationMatched: matched.length > 0,
    unknownId: byId.length < organisations.length || persons.length < people.length,
    cannotMatch: false,
  };
}

/**
 * Withdrawn consents in opaque ids. A recipient that nobody knows counts as every recipient: a withdrawal that is not
 * understood takes back more, never less (guide 4.4, rule 6).
 */
export function inOpaqueIds(withdrawn: readonly WithdrawnConsent[], copy: OrganisationsCopy | undefined): WithdrawnConsent[] {
  const conflictIds = new Map(copy?.organisations.map(({ id, conflictId }) => [id, conflictId]));
  return withdrawn.map(({ purpose, recipient }) => ({ purpose, recipient: recipient === undefined ? undefined : conflictIds.get(recipient) }));
}

/** The directory's region map, where there is a copy. */
export function regionOverridesOf(copy: OrganisationsCopy | undefined): RegionOverrides {
  return copy?.regionMap ?? {};
}

/**
 * Organisations whose name or alias stands in one of the texts as whole words: "people of Colectivo Amanecer" names
 * `Colectivo Amanecer`. Accents, case, punctuation and what stands in brackets do not count. One pass over the words,
 * however many names were sent.
 */
function matchNames(texts: readonly string[], copy: OrganisationsCopy): string[] {
  if (texts.length === 0) return [];
  const byFirstWord = indexOf(copy);
  const found = new Set<string>();
  for (const text of texts) {
    const words = wordsOf(text);
    words.forEach((word, at) => {
      for (const name of byFirstWord.get(word) ?? []) {
        if (name.words.every((part, i) => words[at + i] === part)) found.add(name.conflictId);
      }
    });
  }
  return [...found];
}

interface NameInWords {
  words: string[];
  conflictId: string;
}

/** Made once for each copy of the directory. */
const indexes = new WeakMap<OrganisationsCopy, Map<string, NameInWords[]>>();

/** Every spelling of every name, by its first word. */
function indexOf(copy: OrganisationsCopy): Map<string, NameInWords[]> {
  const known = indexes.get(copy);
  if (known !== undefined) return known;
  const byFirstWord = new Map<string, NameInWords[]>();
  for (const { conflictId, names } of copy.organisations) {
    for (const words of names.flatMap(spellings)) {
      const first = words[0]!;
      const list = byFirstWord.get(first);
      if (list) list.push({ words, conflictId });
      else byFirstWord.set(first, [{ words, conflictId }]);
    }
  }
  indexes.set(copy, byFirstWord);
  return byFirstWord;
}

/** A name in words, with and without what stands in brackets. Names without letters match nothing. */
function spellings(name: string): string[][] {
  const all = [wordsOf(name), wordsOf(name.replace(/\([^()]*\)/g, ' '))];
  return all.filter((words) => words.length > 0);
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
