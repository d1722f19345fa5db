/** What is counted of a case, and who said it. Versions are 0 while nobody has. */
export interface CountedReport {
  urgency: string;
  regions: string[];
  category: string | null;
  /** Month of the first body, `2026-03`, in UTC. */
  month: string | null;
  reprisal: boolean;
  /** Which body gave category and month: the lowest sequence heard of. */
  firstSequence: number;
  /** Version of the door's newest word on the case. */
  doorVersion: number;
  /** Version of protection's newest word on the level. */
  urgencyVersion: number;
  /** Version of protection's newest word on the regions. */
  regionsVersion: number;
}

/** A case of which nothing is known. */
export const UNKNOWN_REPORT: Readonly<CountedReport> = {
  urgency: 'NONE', regions: [], category: null, month: null, reprisal: false,
  firstSequence: 0, doorVersion: 0, urgencyVersion: 0, regionsVersion: 0,
};

/** The door's word on one body of a report. */
export interface Received {
  version: number;
  time: Date;
  sequence: number;
  category: string;
  urgency: string;
  regions: string[];
  reprisal: boolean;
}

/** Protection's word on who must know. */
export interface Routed {
  version: number;
  category: string;
  urgency: string;
  regions: string[];
  reprisal: boolean;
}

/** Protection's word on a level that rose. */
export interface Raised {
  version: number;
  urgency: string;
}

/**
 * The door's word counts until protection has spoken; category and month are those of the first body. All of these
 * rules give the same in whatever order the events of a case arrive (delivery: Hear).
 */
export function afterReceived(report: CountedReport, received: Received): CountedReport {
  const newer = received.version > report.doorVersion;
  const first = report.firstSequence === 0 || received.sequence < report.firstSequence;
  return {
    ...report,
    reprisal: report.reprisal || received.reprisal,
    ...(first ? { firstSequence: received.sequence, category: received.category, month: monthOf(received.time) } : {}),
    ...(newer ? { doorVersion: received.version } : {}),
    ...(newer && report.urgencyVersion === 0 ? { urgency: received.urgency } : {}),
    ...(newer && report.regionsVersion === 0 ? { regions: received.regions } : {}),
  };
}

/** Protection's newest word is the one that counts, for level and regions each. */
export function afterRouted(report: CountedReport, routed: Routed): CountedReport {
  return {
    ...report,
    reprisal: report.reprisal || routed.reprisal,
    ...(report.category === null ? { category: routed.category } : {}),
    ...(routed.version > report.urgencyVersion ? { urgency: routed.urgency, urgencyVersion: routed.version } : {}),
    ...(routed.version > report.regionsVersion ? { regions: routed.regions, regionsVersion: routed.version } : {}),
  };
}

/** An alert says nothing of regions. */
export function afterRaised(report: CountedReport, raised: Raised): CountedReport {
  return raised.version > report.urgencyVersion ? { ...report, urgency: raised.urgency, urgencyVersion: raised.version } : report;
}

/** Of a date, its month in UTC: days would be too much to keep for counting. */
function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7);
}
