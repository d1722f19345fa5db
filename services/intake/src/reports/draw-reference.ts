import { randomBytes } from 'node:crypto';
import { ALPHABET } from '../receipts/receipt.rules';
import { REFERENCE_LENGTH, referenceOf } from './reference.rules';

const TRIES = 5;
const UNIQUE_VIOLATION = '23505';

/** A random case code (contracts: "a random, non-sequential case code"). */
export function drawReference(): string {
  return referenceOf(Array.from(randomBytes(REFERENCE_LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join(''));
}

/** Runs a whole transaction again, with another code, when the code that it drew is taken already. */
export async function retryWhenTaken<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries >= TRIES || !isTaken(error)) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  const inner = (error as { driverError?: { code?: unknown; constraint?: unknown } }).driverError;
  return inner?.code === UNIQUE_VIOLATION && inner.constraint === 'reports_reference';
}
