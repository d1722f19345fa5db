import { findReference } from './reference.rules';
import { readReport, screen, type Lane, type Report } from '@amparo/domain';
import { receiptKeyPair } from '@amparo/platform';
import { withoutReceipts } from '../receipts/receipt-removal.rules';
import type { ReceiptKey } from '../receipts/receipt-key';
import { readReceipt } from '../receipts/receipt.rules';
import type { Entered } from '../handover/seal-for-casework';
import { canonicalJson } from './canonical-json.rules';
import { givesOrders, textsOf } from './orders-in-text.rules';

/** A body as it came in, read and cleaned, before anything is known of earlier ones. */
export interface Arrival {
  report: Report;
  odd: boolean;
  ordersInText: boolean;
  /** What is sealed: all of it as it came, without return codes. */
  body: unknown;
  /** A return code stood in a text and was taken out. */
  receiptRemoved: boolean;
  receiptHash: Buffer;
  bodyHash: Buffer;
  replyKey: Buffer;
  caseReference: string | undefined;
  /** Who entered it for the person, where somebody did. */
  entered?: Entered;
  /** The lane of this body by itself, which says whose connection it uses. */
  lane: Lane;
}

/**
 * Reads a body that was sent to the door.
 *
 * @param entered who entered it for the person: sealed with it, and a part of what makes two bodies equal
 * @throws Refusal `report.malformed`, `report.oversize`, `receipt.malformed`
 */
export async function readArrival(sent: unknown, keys: ReceiptKey, entered?: Entered): Promise<Arrival> {
  const { report, odd } = readReport(sent);
  const receipt = readReceipt(report.receipt);
  const { body, removed } = withoutReceipts(sent, receipt);
  const withdrawal = report.consents.some(({ status }) => status === 'WITHDRAWN');
  return {
    report,
    odd,
    ordersInText: givesOrders(textsOf(body)),
    body,
    receiptRemoved: removed,
    receiptHash: keys.hashOf(receipt),
    bodyHash: keys.hashOfContent(receipt, canonicalJson(entered === undefined ? body : { body, entered: { ...entered, session: '' } })),
    replyKey: (await receiptKeyPair(Buffer.from(receipt))).publicKey,
    caseReference: report.caseReference === undefined ? undefined : findReference(report.caseReference),
    lane: withdrawal ? 'danger' : screen(report).lane,
    ...(entered === undefined ? {} : { entered: withoutReceipts(entered, receipt).body as Entered }),
  };
}
