import { createHmac } from 'node:crypto';
import { readReport, screen, type Lane, type Report } from '@amparo/domain';
import { receiptKeyPair } from '@amparo/platform';
import { laneInBurst, type InBurst } from '../bursts/bursts.rules';
import type { Entered } from '../handover/seal-for-casework';
import { withoutReceipts } from '../receipts/receipt-removal.rules';
import type { ReceiptKey } from '../receipts/receipt-key';
import { readReceipt } from '../receipts/receipt.rules';
import { canonicalJson } from './canonical-json.rules';
import { givesOrders, textsOf } from './orders-in-text.rules';
import { findReference } from './reference.rules';

/** How a body came, beside what it says. */
export interface Coming {
  /** Who entered it for the person: sealed with it, and a part of what makes two bodies equal. */
  entered?: Entered;
  /** The burst that it came in. */
  burst?: InBurst;
}

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
  /** Of what was sent, under the return code: whoever has both can show that it is hers, and nobody else can try texts against it. */
  proofHash: Buffer;
  caseReference: string | undefined;
  /** Who entered it for the person, where somebody did. */
  entered?: Entered;
  /** The burst that it came in; none where it is unlike the others of that and goes first. */
  burst?: InBurst;
  /** It takes a consent back. */
  withdraws: boolean;
  /** It does, and keeps the danger lane for it: of those late in a burst that is known once it was looked up. */
  hurries: boolean;
  /** The lane of this body by itself, which says whose connection it uses. */
  lane: Lane;
}

/**
 * Reads a body that was sent to the door.
 *
 * @throws Refusal `report.malformed`, `report.oversize`, `receipt.malformed`
 */
export async function readArrival(sent: unknown, keys: ReceiptKey, { entered, burst: cameIn }: Coming, now: Date): Promise<Arrival> {
  const { report, odd } = readReport(sent);
  const receipt = readReceipt(report.receipt);
  const { body, removed } = withoutReceipts(sent, receipt);
  const canonical = canonicalJson(entered === undefined ? body : { body, entered: { ...entered, session: '' } });
  const bodyHash = keys.hashOfContent(receipt, canonical);
  const { lane } = screen(report);
  const goesFirst = cameIn?.said?.note({ text: report.narrative ?? '', claims: lane === 'danger' && !cameIn.first, name: bodyHash.toString('base64') }, now.getTime());
  const burst = goesFirst === true ? undefined : cameIn;
  const withdraws = report.consents.some(({ status }) => status === 'WITHDRAWN');
  const hurries = withdraws && burst?.first !== false;
  return {
    report,
    odd,
    ordersInText: givesOrders(textsOf(body)),
    body,
    receiptRemoved: removed,
    receiptHash: keys.hashOf(receipt),
    bodyHash,
    proofHash: createHmac('sha256', receipt).update('amparo proof\0').update(canonical).digest(),
    replyKey: (await receiptKeyPair(Buffer.from(receipt))).publicKey,
    caseReference: report.caseReference === undefined ? undefined : findReference(report.caseReference),
    withdraws,
    hurries,
    lane: laneInBurst(hurries, burst, lane),
    ...(burst === undefined ? {} : { burst }),
    ...(entered === undefined ? {} : { entered: withoutReceipts(entered, receipt).body as Entered }),
  };
}
