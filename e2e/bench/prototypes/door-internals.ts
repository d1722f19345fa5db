import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ReportReceivedSchema } from '@amparo/contracts';
import type { Lane, Report, RoutingFacts, Screening, Urgency } from '@amparo/domain';
import type { Telling } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import type { Sealer } from '@amparo/platform';
import type { MessageInitShape } from '@bufbuild/protobuf';

/** How a body came. */
export interface Coming {
  burst?: unknown;
}

/** What a body brings along for a report that it may be the first of. */
export interface ReportKeys {
  receiptHash: Buffer;
  replyKey: Buffer;
  caseReference: string | undefined;
}

/** What `read-arrival` makes of a body. */
export interface Arrival extends ReportKeys {
  report: Report;
  odd: boolean;
  ordersInText: boolean;
  proofHash: Buffer;
  withdraws: boolean;
  lane: Lane;
  burst?: unknown;
}

export interface Accepted {
  reference: string;
  urgency: Urgency;
  submissionId: string;
  receiptRemoved: boolean;
  proof?: string;
}

interface ReportRow {
  id: string;
  reference: string;
  urgency: Urgency;
  reprisal: boolean;
  acts: string[];
  because: string[];
  ofBurst: boolean;
}

/** A body with everything that follows from it. */
export interface PreparedSubmission {
  id: string;
  report: ReportRow;
  bodyHash: Buffer;
  sealed: Buffer;
  telling: Telling;
  accepted: Accepted;
}

/** What the door has to prepare with. */
export interface Preparing {
  sealer: Pick<Sealer, 'seal'>;
  copy: unknown;
  now: Date;
}

/** The use case, with what Nest gave it. */
export interface AcceptReport {
  database: Database;
  dangerDatabase: Database;
  firstBodies: { keep(lane: Lane, first: PreparedSubmission & { keys: ReportKeys }): Promise<boolean> };
  clock: { now(): Date };
  keys: unknown;
  sealer: Sealer;
  proofKeys: { prove(hash: Buffer, now: Date): string | undefined };
  copy: { current(): Promise<unknown> };
  run(body: unknown, now?: Date, coming?: Coming): Promise<Accepted>;
  acceptFirst(arrival: Arrival, preparing: Preparing): Promise<Accepted | undefined>;
}

/** The door's own modules, from the build that runs: a prototype changes one thing and uses all else as it is. */
export interface DoorInternals {
  AcceptReport: { prototype: AcceptReport };
  readArrival(body: unknown, keys: unknown, coming: Coming, now: Date): Promise<Arrival>;
  freshReport(burst: unknown): ReportRow;
  prepareSubmission(arrival: Arrival, before: ReportRow, preparing: Preparing): Promise<PreparedSubmission>;
  sealForCasework(sealer: unknown, id: string, content: object): Promise<Buffer>;
  factsOf(read: Pick<Arrival, 'report' | 'odd' | 'ordersInText'>, screening: Screening, about: { caseId: string; continues: string | undefined }, copy: unknown): RoutingFacts;
  reportReceived(facts: RoutingFacts, about: { reference: string; submissionId: string; sequence: number }): MessageInitShape<typeof ReportReceivedSchema>;
  refuseWhenAway<T>(work: () => Promise<T>): Promise<T>;
}

/** Loads them. @param main the started script, `services/intake/dist/main.js` */
export function doorInternals(main: string): DoorInternals {
  const loadModule = createRequire(main);
  const load = <K extends keyof DoorInternals>(file: string, ...names: K[]): Pick<DoorInternals, K> => {
    const loaded = loadModule(join(dirname(main), file)) as DoorInternals;
    return Object.fromEntries(names.map((name) => [name, loaded[name]])) as Pick<DoorInternals, K>;
  };
  return {
    ...load('reports/accept-report.js', 'AcceptReport'),
    ...load('reports/read-arrival.js', 'readArrival'),
    ...load('reports/prepare-submission.js', 'freshReport', 'prepareSubmission'),
    ...load('handover/seal-for-casework.js', 'sealForCasework'),
    ...load('reports/facts.rules.js', 'factsOf'),
    ...load('reports/report.events.js', 'reportReceived'),
    ...load('door-busy.js', 'refuseWhenAway'),
  };
}
