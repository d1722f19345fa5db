import { isAct, labelOf } from '../vocabulary';
import type { ActCode, Urgency } from '../gen/vocabulary';
import type { Channel, Report } from '../report/report';
import { DANGER_SIGNS, floorOf, inDangerNow, isOld, marksOf } from './danger-signs.rules';
import type { Facts } from './danger-signs.rules';
import { highest, laneOf, raise, rankOf } from './levels';
import type { Because, Lane } from './levels';

/** How urgent a report is, and why. */
export interface Screening {
  urgency: Urgency;
  /** Somebody is made to pay for speaking (urgency-and-routing: Is it a reprisal?). */
  reprisal: boolean;
  /** Only a text came: a person must read it. */
  textOnly: boolean;
  /** All of it is more than a year ago, and nobody is in danger now. */
  old: boolean;
  lane: Lane;
  /** Every rule that fired. */
  because: Because[];
}

/** What earlier bodies of the same report have settled: S1 only, since what they said is sealed. */
export interface KnownBefore {
  urgency: Urgency;
  acts: readonly string[];
  reprisal: boolean;
  /** Codes of the rules that fired: a step is given once for each report. */
  because: readonly string[];
}

const NOTHING_BEFORE: KnownBefore = { urgency: 'NONE', acts: [], reprisal: false, because: [] };

/** Channels of people who cannot fill in a form: their text waits for nobody (urgency-and-routing: Level, text only). */
const SPOKEN_OR_SHORT: readonly Channel[] = ['SMS', 'SIGNAL', 'VOICE_NOTE', 'PHONE'];

/** Screens a report (urgency-and-routing: Is it a reprisal?, Level, Old, Then; guide 4.2). Pure; unknown never lowers. */
export function screen(report: Report): Screening {
  return addition(NOTHING_BEFORE, report);
}

/**
 * Screens a further body of the same report: its own facts together with the acts already known, never below the level
 * already given (contracts: public door). The floors of known acts count again only when this body says a date; a body
 * without one says nothing new about them.
 */
export function addition(before: KnownBefore, report: Report): Screening {
  const knownActs = before.acts.filter(isAct);
  const acts = new Set<ActCode>([...knownActs, ...report.acts]);
  const signs = before.reprisal || acts.size > 0 || report.category === 'REPRISAL' || inDangerNow(report);
  const textOnly = !signs && (report.category === 'UNSURE' || report.category === 'OTHER');
  const reprisal = signs || (report.unreadAct && !textOnly);
  const facts: Facts = { report, acts, reprisal, old: isOld(report) };
  const dated = report.happened === 'UNKNOWN' ? new Set(report.acts) : acts;

  const given = [...carriedOver(before), ...floors(dated, report), ...dangerSigns(facts), ...ofText(report, textOnly), ...wish(report)];
  const base = given.reduce<Urgency>((level, rule) => highest(level, rule.gives), 'NONE');
  const steps = reprisal && !facts.old ? stepsUp(report, base, before) : [];
  const urgency = raise(base, steps.length);

  const because: Because[] = [...given, ...steps].map(({ rule, says }) => ({ rule, says }));
  if (facts.old) because.push({ rule: 'OLD', says: SAYS.OLD });
  if (because.length === 0) because.push({ rule: 'NONE', says: SAYS.NONE });
  return { urgency, reprisal, textOnly, old: facts.old, lane: laneOf(urgency), because };
}

interface Given extends Because {
  gives: Urgency;
}

const SAYS = {
  BEFORE: 'an earlier part of the same report gave this level',
  FLOOR: 'an act has this level at least',
  'ACT-UNREAD': 'an act is named by a code that the vocabulary lacks',
  T1: 'a sign of imminent danger',
  T2: 'a sign of high danger',
  TEXT: 'only a text came, and a person must read it',
  WISH: 'the reporter asks for this speed',
  OLD: 'all of it is more than a year ago, and nobody is in danger now',
  'PLUS-PRIOR': 'it happened before, or it is getting worse',
  'PLUS-MARKS': 'two or more marks of greater risk',
  RECORDS: 'our own records hold an earlier reprisal within 90 days',
  PERSON: 'a person set this level',
  NONE: 'no sign of a reprisal',
} as const satisfies Record<string, string>;

/**
 * What a rule code says, for those who have the code alone (events carry codes, S1): coarser than what `screen` says, since
 * that may name a risk factor. Undefined for a code that is not of urgency.
 */
export function urgencyRuleSays(rule: string): string | undefined {
  const [code, act] = rule.split(':');
  if (code === undefined || !Object.hasOwn(SAYS, code)) return undefined;
  return act !== undefined && isAct(act) ? `${labelOf('act_type', act, 'en')}: this act has this level at least` : SAYS[code as keyof typeof SAYS];
}

/** Contracts, public door: an addition never lowers. */
function carriedOver(before: KnownBefore): Given[] {
  return before.urgency === 'NONE' ? [] : [{ rule: 'BEFORE', gives: before.urgency, says: SAYS.BEFORE }];
}

/** Urgency-and-routing, Level: the floor of each act. An unread act counts as `ACT-UNK`, MEDIUM (unknown never lowers). */
function floors(acts: Iterable<ActCode>, report: Report): Given[] {
  const named = [...acts].map((act): Given => {
    const gives = floorOf(act, report);
    return { rule: `FLOOR:${act}`, gives, says: `${labelOf('act_type', act, 'en')}: at least ${gives}` };
  });
  return report.unreadAct ? [...named, { rule: 'ACT-UNREAD', gives: 'MEDIUM', says: SAYS['ACT-UNREAD'] }] : named;
}

/** Urgency-and-routing, Level: T1 and T2. */
function dangerSigns(facts: Facts): Given[] {
  return DANGER_SIGNS.filter((sign) => sign.seen(facts)).map(({ rule, gives, says }) => ({ rule, gives, says }));
}

/** Urgency-and-routing, Level: text only. HIGH from those who had no form, MEDIUM from those unsure, else no level. */
function ofText(report: Report, textOnly: boolean): Given[] {
  if (!textOnly) return [];
  if (SPOKEN_OR_SHORT.includes(report.channel)) return [{ rule: 'TEXT', gives: 'HIGH', says: SAYS.TEXT }];
  return [{ rule: 'TEXT', gives: report.category === 'UNSURE' ? 'MEDIUM' : 'NONE', says: SAYS.TEXT }];
}

/** Urgency-and-routing, Level: the reporter's wish is a floor, never a ceiling. */
function wish(report: Report): Given[] {
  return report.wishedUrgency === undefined ? [] : [{ rule: 'WISH', gives: report.wishedUrgency, says: SAYS.WISH }];
}

/**
 * Urgency-and-routing, Then: one step for an earlier or growing reprisal, one from MEDIUM or below for two marks of greater
 * risk; never above HIGH, each once for each report. IMMINENT needs a fact, a floor, a wish, our records or a person.
 */
function stepsUp(report: Report, base: Urgency, before: KnownBefore): Because[] {
  const steps: Because[] = [];
  const step = (rule: 'PLUS-PRIOR' | 'PLUS-MARKS') => {
    const belowHigh = rankOf(raise(base, steps.length)) < rankOf('HIGH');
    if (belowHigh && !before.because.includes(rule)) steps.push({ rule, says: SAYS[rule] });
  };
  if (report.riskFactors.includes('RF-PRIOR') || report.riskFactors.includes('RF-ESCAL')) step('PLUS-PRIOR');
  if (marksOf(report) >= 2) step('PLUS-MARKS');
  return steps;
}
