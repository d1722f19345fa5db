import type { KeyObject } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';
import { KEY_BYTES } from './x25519';

/** Where casework says what is to be sealed to; for the door alone. */
export const REPORT_KEY_PATH = '/handover/report-key';

/** Says of itself what it is, so that no token that a service calls with can be taken for one. */
const TYPE = 'amparo-report-key+jwt';
const LIFE_SECONDS = 300;
const TOLERANCE_SECONDS = 30;

/** The public key that reports are sealed to from a month on. */
export interface ReportKey {
  /** Such as `2026-11`. */
  month: string;
  /** Raw, 32 bytes. */
  publicKey: Buffer;
}

/** A statement by casework, good for five minutes: whoever stands between cannot put a key of his own in its place. */
export function stateReportKey({ month, publicKey }: ReportKey, caseworkKey: KeyObject): string {
  return sign({ month, key: publicKey.toString('hex') }, caseworkKey, {
    algorithm: 'ES256', issuer: 'casework', audience: 'intake', expiresIn: LIFE_SECONDS, header: { alg: 'ES256', typ: TYPE },
  });
}

/**
 * Reads a statement.
 *
 * @param casework the public half of casework's service key
 * @returns nothing where casework did not say so, or not now
 */
export function readReportKey(statement: string, casework: KeyObject): ReportKey | undefined {
  try {
    const { header, payload } = verify(statement, casework, {
      algorithms: ['ES256'], issuer: 'casework', audience: 'intake', clockTolerance: TOLERANCE_SECONDS, maxAge: LIFE_SECONDS, complete: true,
    });
    if (header.typ !== TYPE || typeof payload === 'string' || typeof payload.exp !== 'number') return undefined;
    const { month, key } = payload as { month?: unknown; key?: unknown };
    if (typeof month !== 'string' || !/^\d{4}-\d\d$/.test(month) || typeof key !== 'string' || !/^[0-9a-f]{64}$/.test(key)) return undefined;
    const publicKey = Buffer.from(key, 'hex');
    return publicKey.length === KEY_BYTES ? { month, publicKey } : undefined;
  } catch {
    return undefined;
  }
}
