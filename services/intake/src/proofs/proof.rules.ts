/** That a report existed on a day: nothing of whose, where or about what. */
export interface ProofStatement {
  /** Of what was sent, under a secret that only the person has: 64 hexadecimal digits. Nobody can try texts against it. */
  hash: string;
  /** UTC, `YYYY-MM-DD`. */
  day: string;
  /** Name of the key that signed: of its public part, the first 16 digits of SHA-256. */
  key: string;
}

const FORM = 'amparo-proof-1';

/** What is signed: every part once, and the form that it is of. */
export function signedText({ hash, day, key }: ProofStatement): string {
  return [FORM, day, hash, key].join(' ');
}

/** A proof in one line, as it is kept and passed on (README of the door: Proofs). @param signature Ed25519, of `signedText` */
export function proofLine(statement: ProofStatement, signature: Buffer): string {
  return `${signedText(statement)} ${signature.toString('base64url')}`;
}
