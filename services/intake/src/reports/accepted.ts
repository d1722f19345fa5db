import type { Urgency } from '@amparo/domain';

/** What is answered to a report: durable when it is answered. */
export interface Accepted {
  reference: string;
  urgency: Urgency;
  /** Which body of the report it was. */
  submissionId: string;
  /** A return code stood in a text and was taken out; the person is told. */
  receiptRemoved: boolean;
  /** A signed line that says that a report existed today; nothing where the door has no key for it. */
  proof?: string;
}
