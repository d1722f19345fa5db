import type { ActCode, RiskFactorCode, SourceCode, TargetCode, Urgency } from '../gen/vocabulary';
import { ACTS } from '../gen/vocabulary';
import type { Happened, Report } from '../report/report';

/** What the rules look at: one report, together with the acts that were known before it. */
export interface Facts {
  report: Report;
  /** Acts of this report and those known before. */
  acts: ReadonlySet<ActCode>;
  reprisal: boolean;
  old: boolean;
}

/** The seven factors that mean danger now (urgency-and-routing: Is it a reprisal?). */
export const DANGER_FACTORS = [
  'RF-NOW', 'RF-DATED', 'RF-WEAPON', 'RF-LOCKNOWN', 'RF-DETAINED', 'RF-INCOMM', 'RF-HIDING',
] as const satisfies readonly RiskFactorCode[];

/** Acts of violence, for T1 (urgency-and-routing: Level, T1). */
export const VIOLENT_ACTS = [
  'ACT-KILL', 'ACT-KILLATT', 'ACT-DISAP', 'ACT-ABDUCT', 'ACT-TORTURE', 'ACT-SEXUAL', 'ACT-PHYS', 'ACT-RAID', 'ACT-EVICT', 'ACT-PROP',
] as const satisfies readonly ActCode[];

/** Acts whose floor holds however old they are (urgency-and-routing: Old). */
const NEVER_OLD: readonly ActCode[] = ['ACT-DTHREAT', 'ACT-SEXUAL'];

/** True for an act within 7 days, or of an unknown date: unknown counts as recent (guide 4.2, T5). */
export function isRecent(happened: Happened): boolean {
  return happened === 'NOW' || happened === 'LAST_3_DAYS' || happened === 'LAST_7_DAYS' || happened === 'UNKNOWN';
}

/** True when the person is in danger now: said so, or one of the seven factors (urgency-and-routing: Is it a reprisal?). */
export function inDangerNow(report: Report): boolean {
  return report.stillInDanger === 'YES' || DANGER_FACTORS.some((factor) => report.riskFactors.includes(factor));
}

/**
 * True when all is more than a year ago and nobody is in danger now (urgency-and-routing: Old). A detained person is one of
 * the seven factors, so never old.
 */
export function isOld(report: Report): boolean {
  return report.happened === 'OLDER' && !inDangerNow(report);
}

/**
 * The lowest level that an act gives (urgency-and-routing: Level, floor, and Old). `IMMINENT*` is IMMINENT for a recent act,
 * else HIGH. In an old report an act counts LOW, unless it is a death threat or sexual violence, or a child is the target.
 */
export function floorOf(act: ActCode, report: Report): Urgency {
  if (isOld(report) && !NEVER_OLD.includes(act) && !report.targets.includes('TGT-CHILD')) return 'LOW';
  const { floor } = ACTS[act];
  if (floor !== 'IMMINENT*') return floor;
  return isRecent(report.happened) ? 'IMMINENT' : 'HIGH';
}

/** A sign that gives a level by itself. */
interface DangerSign {
  /** Row of the table: the only part that goes onto the event log, since the sign itself would tell more than act codes. */
  rule: 'T1' | 'T2';
  gives: Urgency;
  says: string;
  seen(facts: Facts): boolean;
}

const has = (facts: Facts, ...factors: RiskFactorCode[]) => factors.some((factor) => facts.report.riskFactors.includes(factor));
const did = (facts: Facts, ...acts: readonly ActCode[]) => acts.some((act) => facts.acts.has(act));
const target = (facts: Facts, code: TargetCode) => facts.report.targets.includes(code);
const source = (facts: Facts, code: SourceCode) => facts.report.sources.includes(code);
const actNamed = (facts: Facts) => facts.acts.size > 0 || facts.report.unreadAct;

/**
 * Rows T1 and T2 (urgency-and-routing: Level; guide 4.2). A code that we cannot read names no act: it never lowers. In an old report every act counts LOW, so the two T2 signs that
 * rest on an act alone (a threat to staff, a summons) do not show in it.
 */
export const DANGER_SIGNS: readonly DangerSign[] = [
  { rule: 'T1', gives: 'IMMINENT', says: 'a violent act is going on now', seen: (f) => f.report.happened === 'NOW' && did(f, ...VIOLENT_ACTS) },
  { rule: 'T1', gives: 'IMMINENT', says: 'armed people present now', seen: (f) => has(f, 'RF-WEAPON') && (f.report.happened === 'NOW' || has(f, 'RF-NOW')) },
  { rule: 'T1', gives: 'IMMINENT', says: 'somebody is out of contact, since days or since an unknown time', seen: (f) => has(f, 'RF-INCOMM') && isRecent(f.report.happened) },
  { rule: 'T1', gives: 'IMMINENT', says: 'a threat or attempt names a time, a place or a way', seen: (f) => has(f, 'RF-DATED') && did(f, 'ACT-THREAT', 'ACT-DTHREAT', 'ACT-KILLATT') },
  { rule: 'T2', gives: 'HIGH', says: 'a child is the target', seen: (f) => target(f, 'TGT-CHILD') && actNamed(f) },
  { rule: 'T2', gives: 'HIGH', says: 'the person is still in danger', seen: (f) => f.report.stillInDanger === 'YES' },
  { rule: 'T2', gives: 'HIGH', says: 'the person is in hiding', seen: (f) => has(f, 'RF-HIDING') },
  { rule: 'T2', gives: 'HIGH', says: 'the person is detained', seen: (f) => has(f, 'RF-DETAINED') },
  { rule: 'T2', gives: 'HIGH', says: 'weapons are present', seen: (f) => has(f, 'RF-WEAPON') },
  { rule: 'T2', gives: 'HIGH', says: 'staff are threatened', seen: (f) => !f.old && target(f, 'TGT-STAFF') && did(f, 'ACT-THREAT', 'ACT-DTHREAT') },
  { rule: 'T2', gives: 'HIGH', says: 'a security service summons somebody before a set date', seen: (f) => !f.old && did(f, 'ACT-SUMMON') && source(f, 'SRC-INTEL') && has(f, 'RF-EVENT') },
  { rule: 'T2', gives: 'HIGH', says: 'a reprisal, and no act is named', seen: (f) => f.reprisal && f.acts.size === 0 },
];

/**
 * How many marks of greater risk there are, from 0 to 6 (urgency-and-routing: Then; guide 4.2, T7): child, woman or LGBTIQ+
 * defender, marginalised group or no papers, remote, State forces involved, colleague attacked. A mark counts whichever
 * list names it: State forces as a source are State forces involved.
 */
export function marksOf(report: Report): number {
  const factor = (...codes: RiskFactorCode[]) => codes.some((code) => report.riskFactors.includes(code));
  return [
    factor('RF-MINOR') || report.targets.includes('TGT-CHILD'),
    factor('RF-WHRD', 'RF-LGBTI'),
    factor('RF-INDIG', 'RF-STATUS') || report.targets.includes('TGT-IP'),
    factor('RF-REMOTE'),
    factor('RF-STATE') || report.sources.some((code) => code === 'SRC-POLICE' || code === 'SRC-MIL' || code === 'SRC-INTEL'),
    factor('RF-COLLEAGUE'),
  ].filter(Boolean).length;
}
