import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { combine, split } from 'shamir-secret-sharing';
import { marksOf } from './keys-that-matter';

/** How many custodians there are, and how many of them have to come together. */
export const CUSTODIANS = 3;
export const NEEDED = 2;

/** What one custodian holds. All but `share` is the same in each of a set. */
export interface Share {
  format: 1;
  /** Names the set: shares of different sets do not go together. */
  set: string;
  madeAt: string;
  needed: number;
  /** Paths of the keys in it, with their marks. */
  marks: Record<string, string>;
  /** The keys, under a key of their own of which each custodian has a share. Base64. */
  sealed: string;
  /** Base64. */
  share: string;
}

/** Why shares do not give keys. */
export type EscrowFault = 'escrow.too-few' | 'escrow.other-set' | 'escrow.broken';

const SAYS: Record<EscrowFault, string> = {
  'escrow.too-few': `${NEEDED} shares of different custodians are needed: one alone gives nothing.`,
  'escrow.other-set': 'The shares were made at different times: take two that were made together.',
  'escrow.broken': 'The shares do not give the keys: one of them was altered.',
};

/** Shares that are refused. */
export class EscrowRefused extends Error {
  constructor(readonly code: EscrowFault) {
    super(`${SAYS[code]} (${code})`);
    this.name = 'EscrowRefused';
  }
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Splits keys for three custodians, of whom any two give all of them back and one alone nothing: the keys are sealed under a
 * random key, and that key is split (Shamir), as the library advises.
 */
export async function splitKeys(keys: Record<string, string>, now: Date): Promise<Share[]> {
  const head = { format: 1, set: randomUUID(), madeAt: now.toISOString(), needed: NEEDED, marks: marksOf(keys) } as const;
  const key = randomBytes(32);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additional(head));
  const sealed = Buffer.concat([nonce, cipher.update(JSON.stringify(keys)), cipher.final(), cipher.getAuthTag()]).toString('base64');
  const shares = await split(new Uint8Array(key), CUSTODIANS, NEEDED);
  return shares.map((share) => ({ ...head, sealed, share: Buffer.from(share).toString('base64') }));
}

/**
 * The keys that shares give together.
 *
 * @throws EscrowRefused
 */
export async function joinKeys(shares: readonly Share[]): Promise<Record<string, string>> {
  const [first] = shares;
  if (first === undefined || new Set(shares.map(({ share }) => share)).size < NEEDED) throw new EscrowRefused('escrow.too-few');
  if (shares.some(({ set }) => set !== first.set)) throw new EscrowRefused('escrow.other-set');
  try {
    const key = await combine(shares.map(({ share }) => new Uint8Array(Buffer.from(share, 'base64'))));
    const sealed = Buffer.from(first.sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(additional(first)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(plain.toString('utf8')) as Record<string, string>;
  } catch {
    throw new EscrowRefused('escrow.broken');
  }
}

function additional({ set, madeAt, needed, marks }: Omit<Share, 'sealed' | 'share'>): Buffer {
  return Buffer.from(JSON.stringify([1, set, madeAt, needed, marks]));
}
