import { readReport, type Report } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';

/**
 * Reads what the door sealed for a report: `{ body, … }`, the body as it was sent but without its receipt.
 *
 * @throws Refusal `envelope.unreadable` when it is not that; `report.malformed` when the body is not a report
 */
export function readSealedReport(plain: string): Report {
  const sealed = parse(plain);
  if (!isObject(sealed) || !isObject(sealed['body'])) throw unreadable();
  // The door keeps the receipt to itself; a report is not read without one.
  return readReport({ ...sealed['body'], receipt: 'at the door' }).report;
}

/** Who entered a report for the person who told it, as the door sealed it with the body (ADR 0035). */
export interface Entered {
  /** Directory id. */
  by: string;
  session: string;
  /** ISO time. */
  at: string;
  interpreter?: string;
  consentGiven?: string;
  explained?: boolean;
}

/**
 * Who entered what was sealed: nothing where the person sent it herself.
 *
 * @throws Refusal `envelope.unreadable`
 */
export function readEntered(plain: string): Entered | undefined {
  const sealed = parse(plain);
  if (!isObject(sealed) || sealed['entered'] === undefined) return undefined;
  const { entered, receivedAt } = sealed;
  if (!isObject(entered) || typeof receivedAt !== 'string') throw unreadable();
  const { by, session, interpreter, consentGiven, explained } = entered;
  if (typeof by !== 'string' || typeof session !== 'string') throw unreadable();
  return {
    by, session, at: receivedAt,
    ...(typeof interpreter === 'string' ? { interpreter } : {}),
    ...(typeof consentGiven === 'string' ? { consentGiven } : {}),
    ...(typeof explained === 'boolean' ? { explained } : {}),
  };
}

/**
 * The public key that belongs to the return code (64 hexadecimal digits in `replyKey`), which replies are sealed to. Nothing where the door
 * did not say it.
 */
export function replyKeyIn(plain: string): Buffer | undefined {
  try {
    const sealed = parse(plain);
    const key = isObject(sealed) ? sealed['replyKey'] : undefined;
    return typeof key === 'string' && /^[0-9a-f]{64}$/.test(key) ? Buffer.from(key, 'hex') : undefined;
  } catch {
    return undefined;
  }
}

function parse(plain: string): unknown {
  try {
    return JSON.parse(plain) as unknown;
  } catch {
    throw unreadable();
  }
}

function unreadable(): Refusal {
  return new Refusal('unprocessable', 'envelope.unreadable', 'What the door sealed is not in the expected format.');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
