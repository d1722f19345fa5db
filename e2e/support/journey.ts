import { fileReport, type Trace } from '@amparo/local';
import { getReceipt } from './door';
import type { Got } from './people';
import type { TestSystem } from './system';

/** A report that arrived, and the return code it was sent under. */
export interface Filed extends Trace {
  receipt: string;
}

/**
 * Sends a report at the door and follows it until it has reached everybody it must reach; prints how long that took.
 *
 * @throws Error when it does not arrive within `patienceMs`
 */
export async function file(system: TestSystem, report: object, patienceMs = 60_000): Promise<Filed> {
  const receipt = await getReceipt(system.running.doorUrl);
  return fileUnder(system, receipt, report, patienceMs);
}

/** The same under a return code that the person has. */
export async function fileUnder(system: TestSystem, receipt: string, report: object, patienceMs = 60_000): Promise<Filed> {
  const { trace, arrived } = await fileReport(system.running, { ...report, receipt }, () => [], patienceMs);
  if (!arrived) throw new Error(`${trace.reference} did not arrive: ${JSON.stringify(trace)}`);
  return { ...trace, receipt };
}

/** One line a journey, on the error stream: the summary of `npm test` takes the other one. */
export function printJourney({ latencyMs: { accepted, routed, notified } }: Trace): void {
  const name = expect.getState().currentTestName ?? '';
  process.stderr.write(`${name}: accepted ${accepted} ms, routed ${routed} ms, notified ${notified} ms\n`);
}

/** A person who was told of a case that pages. */
export const paged: Got = { items: ['REPORT'], pages: 1, mails: 1 };
/** A person who was told of a case that queues. */
export const mailed: Got = { items: ['REPORT'], pages: 0, mails: 1 };
/** A person who was told where nobody is at risk. */
export const told: Got = { items: ['REPORT'], pages: 0, mails: 0 };
