import { lowestLevel, rankOf, type Assessed, type LowestLevel } from '@amparo/domain';
import type { Assessment, AssessRisk, Level } from './risk.calls';

/** Lists of codes that an assessment is made of. */
export const LISTS = ['threats', 'vulnerabilities', 'capacities'] as const;
export type ListName = (typeof LISTS)[number];

/** The vocabulary of each list, and what it is called. */
export const VOCABULARY = { threats: 'act_type', vulnerabilities: 'risk_factor', capacities: 'protective_measure' } as const;
export const TITLES = { threats: 'risk.threats', vulnerabilities: 'risk.vulnerabilities', capacities: 'risk.capacities' } as const;

/** One line of the form: a code, words, and of a threat when it was last seen. */
export interface Line {
  /** Tells lines apart while they are written; nothing else. */
  key: number;
  code: string;
  when: string;
  says: string;
}

/** What is written into the form for an assessment. */
export interface RiskFields {
  threats: readonly Line[];
  vulnerabilities: readonly Line[];
  capacities: readonly Line[];
  /** Empty: the lowest that may be. */
  level: Level | '';
  /** A day, ISO 8601; empty: as late as the level allows. */
  until: string;
}

/** Levels that may be assessed, the most urgent first. */
const LEVELS: readonly Level[] = ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'];

/** The form as it opens: what was said the last time, since most of it still stands; and its level, so that nobody assesses lower without choosing to. */
export function fieldsOf(last: Assessment | undefined): RiskFields {
  let key = 0;
  const line = (code: string, says: string | undefined, when = ''): Line => ({ key: key++, code, when, says: says ?? '' });
  return {
    threats: (last?.threats ?? []).map(({ act, when, says }) => line(act, says, when)),
    vulnerabilities: (last?.vulnerabilities ?? []).map(({ factor, says }) => line(factor, says)),
    capacities: (last?.capacities ?? []).map(({ measure, says }) => line(measure, says)),
    level: last?.level ?? '', until: '',
  };
}

/** The form with one more line in a list. A threat of which nobody says when counts as recent. */
export function withLine(fields: RiskFields, list: ListName): RiskFields {
  const key = Math.max(-1, ...LISTS.flatMap((name) => fields[name].map((line) => line.key))) + 1;
  return { ...fields, [list]: [...fields[list], { key, code: '', when: list === 'threats' ? 'UNKNOWN' : '', says: '' }] };
}

/** The form with a line of a list changed; without it, where nothing is said of how. */
export function changed(fields: RiskFields, list: ListName, key: number, change?: Partial<Line>): RiskFields {
  const lines = fields[list];
  return { ...fields, [list]: change === undefined ? lines.filter((line) => line.key !== key) : lines.map((line) => (line.key === key ? { ...line, ...change } : line)) };
}

const said = (lines: readonly Line[]) => lines.filter(({ code }) => code !== '');
const words = ({ says }: Line) => (says.trim() === '' ? {} : { says: says.trim() });

/** What is said so far, in codes. */
function assessedIn({ threats, vulnerabilities, capacities }: RiskFields): Assessed {
  return {
    threats: said(threats).map(({ code, when }) => ({ act: code, when })), vulnerabilities: said(vulnerabilities).map(({ code }) => code), capacities: said(capacities).map(({ code }) => code),
  } as Assessed;
}

/** What the rules make of what is said so far. */
export interface Judged {
  lowest: LowestLevel;
  /** Levels that may be chosen, the most urgent first. */
  levels: readonly Level[];
  /** What protects her: nothing is said, it lowers the level, or it cannot, since the danger is too great (guide 4.2, T8) or small anyway. */
  capacities: 'NONE' | 'LOWER' | 'NEVER' | 'NEEDLESS';
}

export function judge(fields: RiskFields): Judged {
  const assessed = assessedIn(fields);
  const lowest = lowestLevel(assessed);
  const without = lowestLevel({ ...assessed, capacities: [] }).level;
  const effect = lowest.level !== without ? 'LOWER' : rankOf(without) >= rankOf('HIGH') ? 'NEVER' : 'NEEDLESS';
  return { lowest, levels: LEVELS.filter((level) => rankOf(level) >= rankOf(lowest.level)), capacities: assessed.capacities.length === 0 ? 'NONE' : effect };
}

/** The level that is chosen: never one that may not be, since what is said may have changed after she chose. */
export function levelOf(fields: RiskFields): Level {
  const { levels, lowest } = judge(fields);
  return fields.level !== '' && levels.includes(fields.level) ? fields.level : (lowest.level as Level);
}

/** The body of the call. Lines without a code are left out. @param after id of the assessment that she has seen as the last one */
export function assessmentOf(fields: RiskFields, after: string | undefined): AssessRisk {
  return {
    threats: said(fields.threats).map((line) => ({ act: line.code, when: line.when, ...words(line) })),
    vulnerabilities: said(fields.vulnerabilities).map((line) => ({ factor: line.code, ...words(line) })),
    capacities: said(fields.capacities).map((line) => ({ measure: line.code, ...words(line) })),
    level: levelOf(fields), ...(fields.until === '' ? {} : { until: `${fields.until}T23:59:00Z` }), after: after ?? 'NONE',
  } as AssessRisk;
}

/** What is there in an assessment that was not in the one before, and what is there no more, as codes. */
export interface Difference {
  more: string[];
  gone: string[];
}

export function differenceOf(one: Assessment, before: Assessment | undefined, list: ListName): Difference {
  const [now, then] = [codesIn(one, list), before === undefined ? [] : codesIn(before, list)];
  return { more: now.filter((code) => !then.includes(code)), gone: then.filter((code) => !now.includes(code)) };
}

/** The codes of a list of an assessment, each once. */
export function codesIn({ threats, vulnerabilities, capacities }: Assessment, list: ListName): string[] {
  const codes = { threats: threats.map(({ act }) => act), vulnerabilities: vulnerabilities.map(({ factor }) => factor), capacities: capacities.map(({ measure }) => measure) }[list];
  return [...new Set<string>(codes)];
}
