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

/** An organisation that may be able to help, and why: shared between needs, so never changed. */
export interface Match {
  /** Directory id. */
  readonly organisation: string;
  /** Its opaque id. */
  readonly conflictId: string;
  /** 1: all fits. 2: with an interpreter, or its capacity is not known. 3: it does not say that it works there. */
  readonly ring: Ring;
  /** Higher is better; compared within a ring alone. */
  readonly score: number;
  /** Codes, such as `SERVICE:PM-LEGAL`, `REGION:LAC`, `LANGUAGE:es`, `CAPACITY:OPEN`. */
  readonly because: readonly string[];
}

/** How wide a need is cast: it widens when nobody has answered. */
export const RINGS = [1, 2, 3] as const;
export type Ring = (typeof RINGS)[number];

/** What an organisation says of its capacity when it can help. Any other word: it cannot. */
const CAN_HELP: ReadonlyMap<string, number> = new Map([['OPEN', 2], ['LIMITED', 1]]);
const EVERYWHERE = '*';

/** An organisation that can help, as matching reads it. */
interface Able {
  one: DirectoryOrganisation;
  languages: ReadonlySet<string>;
  /** How much room it has; where it says nothing: none. */
  room: number;
}

/** How an organisation fits regions and a language, whatever the help: the same for many needs. */
interface Fit {
  ring: Ring;
  /** Of the score what does not depend on the help. */
  score: number;
  codes: readonly string[];
  /** Its matches so far, by the help that it can give. */
  matches: Map<string, Match>;
}

/** More than any score. */
const SCORES = 1 << 16;
/** Regions and languages that a matcher keeps in mind: more than there are; who asks with others is answered all the same. */
const FITS_AT_MOST = 100;

/**
 * Makes what matches needs to organisations: service × region × language × capacity, without a conflict (guide 4.3). It is made once for a
 * version of the directory, and asked for each need; what it found out for one it knows for the next.
 *
 * @returns the organisations for a need, ring by ring and the best first; those of equal score in the order of their ids
 */
export function matcherOf(organisations: readonly DirectoryOrganisation[]): (need: Need) => Match[] {
  // In the order of their ids: so the place of one stands for its id.
  const all = organisations.flatMap((one) => ableOf(one) ?? []).sort((a, b) => (a.one.id < b.one.id ? -1 : 1));
  const byService = placesByService(all);
  const fits = new Map<string, readonly Fit[]>();
  const fitsFor = (regions: readonly string[], language: string): readonly Fit[] => {
    const key = `${language} ${regions.join(' ')}`;
    const made = fits.get(key) ?? all.map((able) => fitOf(able, regions, language));
    if (fits.size < FITS_AT_MOST) fits.set(key, made);
    return made;
  };
  return ({ measures, regions, language, conflicts, objected }) => {
    const helps = new Map<number, string>();
    for (const measure of new Set(measures)) for (const place of byService.get(measure) ?? []) {
      const before = helps.get(place);
      helps.set(place, before === undefined ? measure : `${before} ${measure}`);
    }
    const found: { order: number; match: Match }[] = [];
    const fit = fitsFor(regions, primary(language));
    for (const [place, help] of helps) {
      const { one } = all[place]!;
      if (conflicts.includes(one.conflictId) || objected.includes(one.conflictId)) continue;
      const match = matchOf(one, fit[place]!, help);
      found.push({ order: (match.ring * SCORES + SCORES - match.score) * all.length + place, match });
    }
    return found.sort((a, b) => a.order - b.order).map(({ match }) => match);
  };
}

function ableOf(one: DirectoryOrganisation): Able | undefined {
  const room = one.capacity === undefined ? 0 : CAN_HELP.get(one.capacity);
  return room === undefined ? undefined : { one, room, languages: new Set(one.languages.map(primary)) };
}

function placesByService(all: readonly Able[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { one }] of all.entries()) for (const service of new Set(one.services)) {
    const before = places.get(service);
    if (before === undefined) places.set(service, [place]);
    else before.push(place);
  }
  return places;
}

/** @param language primary part of the need's */
function fitOf({ one, languages, room }: Able, regions: readonly string[], language: string): Fit {
  const region = one.regions.find((each) => regions.includes(each));
  const near = region ?? (one.regions.includes(EVERYWHERE) ? EVERYWHERE : undefined);
  const spoken = languages.has(language);
  return {
    ring: near === undefined ? 3 : spoken && one.capacity !== undefined ? 1 : 2,
    // A local one goes before one that speaks the language, and that before one with room.
    score: (region === undefined ? 0 : 8) + (spoken ? 4 : 0) + room,
    codes: [`REGION:${near ?? 'NOT_SAID'}`, `LANGUAGE:${spoken ? language : 'INTERPRETER'}`, `CAPACITY:${one.capacity ?? 'NOT_SAID'}`],
    matches: new Map(),
  };
}

/** @param help codes of what it can do of the need, with spaces between */
function matchOf({ id: organisation, conflictId }: DirectoryOrganisation, { ring, score, codes, matches }: Fit, help: string): Match {
  const known = matches.get(help);
  if (known !== undefined) return known;
  const services = help.split(' ');
  // More of the help outweighs all else.
  const match: Match = { organisation, conflictId, ring, score: services.length * 16 + score, because: [...services.map((service) => `SERVICE:${service}`), ...codes] };
  matches.set(help, match);
  return match;
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
