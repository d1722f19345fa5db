import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartError } from '@amparo/platform';

/** 128 bits in base64 are 22 characters. */
const SHORTEST = 22;

/** The operator's token: the only way in until people sign in. Kept as a digest, compared in constant time. */
export class OperatorToken {
  private readonly digest: Buffer;

  /** @throws StartError `operator-token.short` */
  constructor(token: string) {
    if (token.length < SHORTEST) {
      throw new StartError('operator-token.short', `The token in the file of PORTAL_OPERATOR_TOKEN_FILE needs ${SHORTEST} characters or more.`);
    }
    this.digest = digestOf(token);
  }

  /** @throws StartError `operator-token.unreadable` */
  static fromFile(path: string): OperatorToken {
    let token: string;
    try {
      token = readFileSync(path, 'utf8').trim();
    } catch {
      throw new StartError('operator-token.unreadable', 'The file of PORTAL_OPERATOR_TOKEN_FILE is missing or may not be read.');
    }
    return new OperatorToken(token);
  }

  /** Whether an `Authorization` header carries the token. The time it takes says nothing of how much was right. */
  opens(authorization: string | undefined): boolean {
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    return timingSafeEqual(digestOf(given), this.digest);
  }
}

/** Of equal length whatever was sent, as the comparison needs. */
function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
