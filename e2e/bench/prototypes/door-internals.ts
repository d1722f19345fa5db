import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ReportReceivedSchema } from '@amparo/contracts';
import type { Report, RoutingFacts, Screening, Urgency } from '@amparo/domain';
import type { Outbox } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import type { MessageInitShape } from '@bufbuild/protobuf';

/** What `read-arrival` makes of a body. */
export interface Arrival {
  report: Report;
  odd: boolean;
  ordersInText: boolean;
  body: unknown;
  receiptRemoved: boolean;
  receiptHash: Buffer;
  bodyHash: Buffer;
  replyKey: Buffer;
  caseReference: string | undefined;
  lane: 'danger' | 'normal';
}

export interface Accepted {
  reference: string;
  urgency: Urgency;
  submissionId: string;
  receiptRemoved: boolean;
}

/** The use case, with what Nest gave it. */
export interface AcceptReport {
  database: Database;
  dangerDatabase: Database;
  outbox: Outbox;
  clock: { now(): Date };
  keys: unknown;
  sealer: unknown;
  copy: { current(): Promise<unknown> };
  run(body: unknown, now?: Date): Promise<Accepted>;
  acceptFirst(arrival: Arrival, preparing: unknown): Promise<Accepted | undefined>;
}

/** The door's own modules, from the build that runs: a prototype changes one thing and uses all else as it is. */
export interface DoorInternals {
  AcceptReport: { prototype: AcceptReport };
  readArrival(body: unknown, keys: unknown): Promise<Arrival>;
  sealForCasework(sealer: unknown, id: string, content: object): Promise<Buffer>;
  drawReference(): string;
  factsOf(arrival: Arrival, screening: Screening, about: { caseId: string; continues: string | undefined }, copy: unknown): RoutingFacts;
  reportReceived(facts: RoutingFacts, about: { reference: string; submissionId: string; sequence: number }): MessageInitShape<typeof ReportReceivedSchema>;
  rulesSoFar(before: readonly string[], because: Screening['because']): string[];
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
    ...load('handover/seal-for-casework.js', 'sealForCasework'),
    ...load('reports/draw-reference.js', 'drawReference'),
    ...load('reports/facts.rules.js', 'factsOf'),
    ...load('reports/report.events.js', 'reportReceived', 'rulesSoFar'),
    ...load('door-busy.js', 'refuseWhenAway'),
  };
}
