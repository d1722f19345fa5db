import type { Chance } from './chance.rules';
import type { Planned } from './history.rules';

/** What a reporter does next: sends a body, or writes to whoever handles her case. */
export type Step = { body: Planned; report: object } | { words: string };

/** A reporter of one round: what she sends, one after the other, and who takes her case. */
export interface Reporter {
  name: string;
  steps: Step[];
  /** Directory ids of people who all say that they have the case as soon as they see it. */
  takenBy: string[];
  /** She sends through the door's pages, with nothing but a browser. */
  byPages: boolean;
}

/** Somebody who coordinates a region, and her alternate. */
interface Region {
  country: string;
  coordinator: string;
  alternate: string;
}

const REGIONS: readonly Region[] = [
  { country: 'CO', coordinator: 'coord-lac', alternate: 'coord-lac-2' },
  { country: 'KE', coordinator: 'coord-afr', alternate: 'coord-afr-2' },
  { country: 'PH', coordinator: 'coord-asia', alternate: 'coord-asia-2' },
];

const SWG = 'swg-duty';

/** What comes of a body, as far as its kind says; the rest follows from its place. */
type Expected = Partial<Pick<Planned, 'told' | 'alerted' | 'channels' | 'keptOut' | 'ladder' | 'seenBy' | 'application' | 'lane'>>;

const PAGED = { lane: 'danger', channels: ['MAIL', 'PAGE'] } as const satisfies Expected;
const MAILED = { lane: 'normal', channels: ['MAIL'] } as const satisfies Expected;
const TOLD = { lane: 'normal', channels: [] } as const satisfies Expected;

/** A reporter under way: gives her bodies their names and places. */
class Draft {
  readonly steps: Step[] = [];
  takenBy: string[] = [];
  byPages = false;

  constructor(readonly name: string) {}

  send(report: object, expected: Expected): this {
    const place = this.steps.filter((step) => 'body' in step).length + 1;
    const key = `${this.name}/${place}`;
    const { told = [], channels = [] } = expected;
    const body: Planned = {
      key, reporter: this.name, place, lane: 'normal', told, alerted: channels.length > 0 ? told : [], channels: [], keptOut: [], ladder: [], seenBy: [], application: false,
      ...expected,
    };
    this.steps.push({ body, report: { channel: 'WEB_FORM', language: 'en', narrative: `invented ${key}`, ...report } });
    return this;
  }

  say(words: string): this {
    this.steps.push({ words: `${this.name} ${words}` });
    return this;
  }

  throughPages(): this {
    this.byPages = true;
    return this;
  }

  takenByAll(people: string[]): this {
    this.takenBy = people;
    return this;
  }
}

const arrest = { category: 'REPRISAL', acts: ['ACT-ARREST'], happened: 'LAST_3_DAYS', riskFactors: ['RF-DETAINED'] };
const armed = { channel: 'SMS', category: 'REPRISAL', acts: ['ACT-DTHREAT'], happened: 'NOW', stillInDanger: 'YES', riskFactors: ['RF-NOW', 'RF-WEAPON'] };
const slander = { category: 'REPRISAL', acts: ['ACT-STIGMA'], happened: 'LAST_30_DAYS' };
const unsure = { category: 'UNSURE' };

type Kind = (draft: Draft, region: Region) => Draft;

const urgent: Kind = (draft, { country, coordinator }) => draft.send({ ...arrest, incidentCountries: [country] }, { ...PAGED, told: [SWG, coordinator] });

const ordinaryInParts: Kind = (draft, { country, coordinator }) => {
  const told = [SWG, coordinator];
  draft.send({ ...slander, incidentCountries: [country] }, { ...MAILED, told });
  for (const more of ['second', 'third', 'fourth']) draft.send({ ...slander, incidentCountries: [country], narrative: `invented ${draft.name} ${more}` }, { ...MAILED, told, alerted: [] });
  return draft.say('one').say('two');
};

const urgentInParts: Kind = (draft, { country, coordinator }) => {
  const told = [SWG, coordinator];
  draft.send({ ...arrest, incidentCountries: [country] }, { ...PAGED, told });
  for (const more of ['second', 'third']) draft.send({ ...arrest, incidentCountries: [country], narrative: `invented ${draft.name} ${more}` }, { ...PAGED, told, alerted: [] });
  return draft;
};

const PLAIN: readonly Kind[] = [urgent, urgent, ordinaryInParts, urgentInParts];

/** The kinds of reporters that every round has: each unlike the others in whom it reaches. */
const KINDS: readonly Kind[] = [
  urgent,
  (draft, { country, coordinator }) =>
    draft.send({ ...arrest, incidentCountries: [country] }, { ...PAGED, told: [SWG, coordinator] }).takenByAll([SWG, coordinator]),
  // Nobody takes it: the whole ladder.
  (draft, { country, coordinator, alternate }) =>
    draft.send({ ...armed, incidentCountries: [country] }, { ...PAGED, told: [SWG, coordinator], ladder: [alternate, 'duty-global', 'last-resort'] }),
  (draft, { country, coordinator, alternate }) =>
    draft.send({ ...armed, incidentCountries: [country] }, { ...PAGED, told: [SWG, coordinator], ladder: [alternate, 'duty-global', 'last-resort'] }).takenByAll([coordinator]),
  // Several bodies on one lane: their order.
  ordinaryInParts,
  urgentInParts,
  // Somebody of ours is involved: from the start, and found out later.
  (draft) => draft.send(
    { ...unsure, incidentCountries: ['CO'], involvedNames: ['gente del Colectivo Amanecer'] },
    { ...MAILED, told: [SWG, 'coord-lac-2', 'review-desk'], keptOut: ['coord-lac'] },
  ),
  (draft) => draft
    .send({ ...unsure, incidentCountries: ['CO'] }, { ...MAILED, told: [SWG, 'coord-lac', 'review-desk'] })
    .send(
      { ...unsure, incidentCountries: ['CO'], involvedNames: ['gente del Colectivo Amanecer'], narrative: `invented ${draft.name} with a name` },
      { ...MAILED, told: [SWG, 'coord-lac-2', 'review-desk'], alerted: ['coord-lac-2'], keptOut: ['coord-lac'] },
    ),
  (draft) => draft.send({ ...arrest }, { ...PAGED, told: [SWG, 'duty-global'] }),
  (draft) => draft.send({ channel: 'EMAIL', category: 'COMMUNITY_REQUEST', stillInDanger: 'NO', targets: ['TGT-COMM'], incidentCountries: ['BR'] }, { ...TOLD, told: ['cre-desk', 'coord-lac'] }),
  (draft, { country, coordinator }) => draft.send(
    { category: 'GRANT_REQUEST', stillInDanger: 'NO', targets: ['TGT-ORG'], incidentCountries: [country], amount: '4800.00', currency: 'EUR' },
    { ...TOLD, told: ['cre-desk', 'grants-desk', coordinator], application: true },
  ),
  (draft) => draft.send(
    { category: 'OTHER', stillInDanger: 'NO', incidentCountries: ['TG'], consents: [{ purpose: 'CP-REFER', recipient: 'P-JURIS', status: 'WITHDRAWN' }], caseReference: 'AM-0000-0000' },
    { ...TOLD, lane: 'danger', told: [SWG], seenBy: ['coord-afr', 'coord-afr-2'] },
  ),
  (draft, { country, coordinator }) => draft.send({ ...arrest, incidentCountries: [country] }, { ...PAGED, told: [SWG, coordinator] }).throughPages(),
  (draft) => draft.send({ narrative: `halp comming ${draft.name}` }, { ...MAILED, told: [SWG, 'duty-global', 'review-desk'] }),
];

/** What a round has no use for. */
export interface RoundWithout {
  /** Cases whose ladder is climbed: they take some seconds. */
  ladder?: boolean;
  /** Cases whose outcome rests on the order of their bodies. */
  order?: boolean;
}

/**
 * The reporters of one round: each kind once, in chance's order and regions.
 *
 * @param round names the round in the history
 */
export function reportersOf(round: string, chance: Chance, without: RoundWithout = {}): Reporter[] {
  const all = KINDS.map((write, kind) => {
    const { name, steps, takenBy, byPages } = write(new Draft(`${round}.${kind + 1}`), chance.pick(REGIONS));
    return { name, steps, takenBy, byPages };
  });
  const bodies = ({ steps }: Reporter) => steps.flatMap((step) => ('body' in step ? [step.body] : []));
  return chance.shuffled(all.filter((reporter) => {
    const climbs = bodies(reporter).some(({ ladder }) => ladder.length > 0);
    const turns = bodies(reporter).some(({ place, keptOut }) => place > 1 && keptOut.length > 0);
    return !(without.ladder === true && climbs) && !(without.order === true && turns);
  }));
}

/** Many more reporters of urgent cases, and of ordinary ones in several bodies: something for each moment of a fault. */
export function moreReporters(round: string, count: number, chance: Chance): Reporter[] {
  return Array.from({ length: count }, (_, number) => {
    const write = chance.pick(PLAIN);
    const { name, steps, takenBy, byPages } = write(new Draft(`${round}.m${number + 1}`), chance.pick(REGIONS));
    return { name, steps, takenBy, byPages };
  });
}
