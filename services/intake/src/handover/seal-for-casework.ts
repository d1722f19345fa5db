import type { Sealer } from '@amparo/platform';

/** A body of a report, as casework finds it in the envelope. */
export interface SealedReport {
  /** All that was sent, without return codes. */
  body: unknown;
  /** ISO time. */
  receivedAt: string;
  reference: string;
  sequence: number;
  /** Public key of the return code, 64 hexadecimal digits: replies are sealed to it. */
  replyKey: string;
  /** Somebody who works here entered it. */
  entered?: Entered;
}

/** Who entered a report for the person who told it, and what was said of how. */
export interface Entered {
  /** Directory id of who entered it. */
  by: string;
  /** Id of her session. */
  session: string;
  /** Name that she gave the entry. */
  entry: string;
  /** Who interpreted. */
  interpreter?: string;
  /** How consent was given, as a code. */
  consentGiven?: string;
  /** What has to be told before somebody agrees was told. */
  explained?: boolean;
}

/** A message of the reporter, as casework finds it in the envelope. */
export interface SealedMessage {
  text: string;
  /** ISO time. */
  receivedAt: string;
  /** As of a report. */
  replyKey: string;
}

/**
 * Seals something to casework's public key: JSON in UTF-8. The door holds no key that opens it.
 *
 * @param id of the submission or message, in UTF-8 the additional data: an envelope moved to another row does not open
 */
export function sealForCasework(sealer: Sealer, id: string, content: SealedReport | SealedMessage): Promise<Buffer> {
  return sealer.seal(Buffer.from(JSON.stringify(content)), Buffer.from(id));
}
