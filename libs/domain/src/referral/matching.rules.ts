import type { DirectoryOrganisation } from '../routing/directory';

/** Help that somebody needs, S1: what is said to whoever may be able to give it. */
export interface Need {
  /** Codes of `protective_measure`: one of them is enough. */
  measures: readonly string[];
  regions: readonly string[];
  /** BCP 47. */
  language: string;
  /** Opaque ids of the people and organisations involved: none of them learns of it. */
  conflicts: readonly string[];
  /** Opaque ids of organisations to which the person has said no. */
  objected: readonly string[];
}

/** An organisation that may be able to help, and why. */
export interface Match {
  /** Directory id. */
  organisation: string;
  /** Its opaque id. */
  conflictId: string;
  /** 1: all fits. 2: with an interpreter, or its capacity is not known. 3: it does not say that it works there. */
  ring: Ring;
  /** Higher is better; compared within a ring alone. */
  score: number;
  /** Codes, such as `SERVICE:PM-LEGAL`, `REGION:LAC`, `LANGUAGE:es`, `CAPACITY:OPEN`. */
  because: string[];
}

/** How wide a need is cast: it widens when nobody has answered. */
export const RINGS = [1, 2, 3] as const;
export type Ring = (typeof RINGS)[number];

/** What an organisation says of its capacity when it can help. Any other word: it cannot. */
const CAN_HELP: ReadonlyMap<string, number> = new Map([['OPEN', 2], ['LIMITED', 1]]);
const EVERYWHERE = '*';

/**
 * Makes what matches needs to organisations: service × region × language × capacity, without a conflict (guide 4.3). It is made once for a
 * version of the directory, and asked for each need.
 *
 * @returns the organisations for a need, ring by ring and the best first; those of equal score in the order of their ids
 */
export function matcherOf(organisations: readonly DirectoryOrganisation[]): (need: Need) => Match[] {
  const byService = new Map<string, DirectoryOrganisation[]>();
  for (const one of organisations) for (const service of new Set(one.services)) byService.set(service, [...(byService.get(service) ?? []), one]);
  return (need) => {
    const able = new Map<DirectoryOrganisation, string[]>();
    for (const measure of new Set(need.measures)) for (const one of byService.get(measure) ?? []) {
      const before = able.get(one);
      if (before === undefined) able.set(one, [measure]);
      else before.push(measure);
    }
    const matches: Match[] = [];
    for (const [one, measures] of able) {
      const match = matchOf(one, measures, need);
      if (match !== undefined) matches.push(match);
    }
    return matches.sort((a, b) => a.ring - b.ring || b.score - a.score || (a.organisation < b.organisation ? -1 : 1));
  };
}

function matchOf(one: DirectoryOrganisation, measures: readonly string[], { regions, language, conflicts, objected }: Need): Match | undefined {
  const { id: organisation, conflictId, capacity } = one;
  if (conflicts.includes(conflictId) || objected.includes(conflictId)) return undefined;
  const room = capacity === undefined ? 0 : CAN_HELP.get(capacity);
  if (room === undefined) return undefined;
  const region = one.regions.find((each) => regions.includes(each));
  const near = region ?? (one.regions.includes(EVERYWHERE) ? EVERYWHERE : undefined);
  const spoken = one.languages.some((each) => primary(each) === primary(language));
  return {
    organisation, conflictId, ring: near === undefined ? 3 : spoken && capacity !== undefined ? 1 : 2,
    // More of the help outweighs all else, then a local one, then the language, then room.
    score: measures.length * 16 + (region === undefined ? 0 : 8) + (spoken ? 4 : 0) + room,
    because: [
      ...measures.map((measure) => `SERVICE:${measure}`), near === undefined ? 'REGION:NOT_SAID' : `REGION:${near}`,
      spoken ? `LANGUAGE:${primary(language)}` : 'LANGUAGE:INTERPRETER', `CAPACITY:${capacity ?? 'NOT_SAID'}`,
    ],
  };
}

const primary = (tag: string) => {
  const end = tag.indexOf('-');
  return (end === -1 ? tag : tag.slice(0, end)).toLowerCase();
};

/** The next ring in which there is anybody who was not asked yet, and who that is; nothing: a person has to think of something else. */
export function nextRing(matches: readonly Match[], after: Ring | 0, asked: ReadonlySet<string>): { ring: Ring; matches: Match[] } | undefined {
  for (const ring of RINGS) {
    const fresh = matches.filter((match) => match.ring === ring && !asked.has(match.organisation));
    if (ring > after && fresh.length > 0) return { ring, matches: fresh };
  }
  return undefined;
}
