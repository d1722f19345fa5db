import { ACTS, type ActCode, type MeasureCode, type RiskFactorCode, type Urgency } from '../gen/vocabulary';
import { highest, raise, rankOf } from '../urgency/levels';

/** When a threat was last seen: going on or said for within 72 hours, within the last days of that number, longer ago, or not known. */
export const RECENCIES = ['NOW', 'DAYS_7', 'DAYS_30', 'DAYS_90', 'OLDER', 'UNKNOWN'] as const;
export type Recency = (typeof RECENCIES)[number];

/** Something that is done to somebody, or that she is threatened with. */
export interface Threat {
  act: ActCode;
  when: Recency;
}

/** What endangers somebody and what she has against it, in codes (guide 4.1, the formula of risk). */
export interface Assessed {
  threats: readonly Threat[];
  /** Codes of `risk_factor`. */
  vulnerabilities: readonly RiskFactorCode[];
  /** What protects her already: codes of `protective_measure`. */
  capacities: readonly MeasureCode[];
}

/** The level that an assessment gives at least, and the codes of the rules that gave it (guide 4.2). */
export interface LowestLevel {
  level: Urgency;
  because: string[];
}

/** By the floor of an act: the level while it is as recent as that. Not known is as recent as can be without going on now (T5). */
const BY_RECENCY: Readonly<Record<'IMMINENT*' | 'IMMINENT' | 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE', Readonly<Record<Recency, Urgency>>>> = {
  'IMMINENT*': { NOW: 'IMMINENT', DAYS_7: 'IMMINENT', UNKNOWN: 'IMMINENT', DAYS_30: 'HIGH', DAYS_90: 'HIGH', OLDER: 'MEDIUM' },
  IMMINENT: { NOW: 'IMMINENT', DAYS_7: 'IMMINENT', UNKNOWN: 'IMMINENT', DAYS_30: 'HIGH', DAYS_90: 'HIGH', OLDER: 'MEDIUM' },
  HIGH: { NOW: 'IMMINENT', DAYS_7: 'HIGH', UNKNOWN: 'HIGH', DAYS_30: 'HIGH', DAYS_90: 'MEDIUM', OLDER: 'LOW' },
  MEDIUM: { NOW: 'MEDIUM', DAYS_7: 'MEDIUM', UNKNOWN: 'MEDIUM', DAYS_30: 'MEDIUM', DAYS_90: 'MEDIUM', OLDER: 'LOW' },
  LOW: { NOW: 'LOW', DAYS_7: 'LOW', UNKNOWN: 'LOW', DAYS_30: 'LOW', DAYS_90: 'LOW', OLDER: 'LOW' },
  NONE: { NOW: 'LOW', DAYS_7: 'LOW', UNKNOWN: 'LOW', DAYS_30: 'LOW', DAYS_90: 'LOW', OLDER: 'LOW' },
};

/** Factors that give a level whatever the act (T1, T2). */
const BY_FACTOR: Readonly<Partial<Record<RiskFactorCode, Urgency>>> = {
  'RF-NOW': 'IMMINENT', 'RF-INCOMM': 'IMMINENT', 'RF-DATED': 'IMMINENT', 'RF-DETAINED': 'HIGH', 'RF-HIDING': 'HIGH', 'RF-WEAPON': 'HIGH',
};
/** Two of them are a step up from MEDIUM or below (T7). */
const MARKS: readonly RiskFactorCode[] = ['RF-MINOR', 'RF-WHRD', 'RF-LGBTI', 'RF-INDIG', 'RF-REMOTE', 'RF-STATE', 'RF-COLLEAGUE'];
/** Either is a step up from below HIGH (T6). */
const GROWS: readonly RiskFactorCode[] = ['RF-PRIOR', 'RF-ESCAL'];

/**
 * The level below which nobody may assess (guide 4.2). Threats and vulnerabilities only ever raise it; what protects her lowers MEDIUM to LOW
 * and nothing else, so never an imminent or a high danger (T8).
 */
export function lowestLevel({ threats, vulnerabilities, capacities }: Assessed): LowestLevel {
  const given: { rule: string; gives: Urgency }[] = [
    ...threats.map(({ act, when }) => ({ rule: `THREAT:${act}`, gives: BY_RECENCY[ACTS[act].floor][when] })),
    ...vulnerabilities.flatMap((factor) => {
      const gives = BY_FACTOR[factor];
      return gives === undefined ? [] : [{ rule: `FACTOR:${factor}`, gives }];
    }),
  ];
  const base = given.reduce<Urgency>((level, { gives }) => highest(level, gives), 'LOW');
  const because = given.filter(({ gives }) => gives === base && gives !== 'LOW').map(({ rule }) => rule);
  const stepsOf = (rule: string, is: boolean): string[] => (is ? [rule] : []);
  const steps = [
    ...stepsOf('PLUS-PRIOR', vulnerabilities.some((factor) => GROWS.includes(factor))),
    ...stepsOf('PLUS-MARKS', new Set(vulnerabilities.filter((factor) => MARKS.includes(factor))).size >= 2),
  ];
  const stepped = steps.reduce<Urgency>((level) => (rankOf(level) < rankOf('HIGH') ? raise(level, 1) : level), base);
  const protectedLevel = stepped === 'MEDIUM' && capacities.length > 0 ? 'LOW' : stepped;
  return { level: protectedLevel, because: [...new Set([...because, ...(stepped === base ? [] : steps), ...stepsOf('CAPACITY', protectedLevel !== stepped)])] };
}

/** For how many days an assessment holds at most: danger changes, so every one ends (guide 4.1). */
export const HOLDS_DAYS: Readonly<Record<Exclude<Urgency, 'NONE'>, number>> = { IMMINENT: 2, HIGH: 14, MEDIUM: 30, LOW: 90 };

const DAY_MS = 24 * 60 * 60_000;

/** When an assessment ends: when somebody says, or as late as its level allows. */
export function assessmentEnds(level: Exclude<Urgency, 'NONE'>, at: Date, wished?: Date): Date {
  const latest = new Date(at.getTime() + HOLDS_DAYS[level] * DAY_MS);
  return wished !== undefined && wished < latest ? wished : latest;
}
