import { ALPHABET } from '../receipts/receipt.rules';

/** Random characters of a case code: 40 bits, so that nobody learns from one how many there are. */
export const REFERENCE_LENGTH = 8;

/** A case code such as `AM-7F3K-92QD` (contracts: public door). @param random `REFERENCE_LENGTH` characters of the alphabet */
export function referenceOf(random: string): string {
  return `AM-${random.slice(0, 4)}-${random.slice(4)}`;
}

/** Reads a case code as a person writes it: any case, spaces or dashes, O for 0, I or L for 1. Nothing when it is none. */
export function findReference(text: string): string | undefined {
  if (text.length > 100) return undefined;
  const characters = text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  const random = characters.replace(/^AM/, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const isOne = characters.startsWith('AM') && random.length === REFERENCE_LENGTH && Array.from(random).every((one) => ALPHABET.includes(one));
  return isOne ? referenceOf(random) : undefined;
}
