import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The value of a session's cookie: 256 random bits. Whatever else belongs to it is made from it, so that nothing kept here
 * opens a session.
 */
export class SessionSecret {
  constructor(readonly value: string) {}

  /** A new one, never given before: at each sign-in, so that nobody can hand somebody a session of their own choosing. */
  static make(): SessionSecret {
    return new SessionSecret(randomBytes(32).toString('base64url'));
  }

  /** What stands in the table. */
  hash(): Buffer {
    return createHash('sha256').update(this.value).digest();
  }

  /** What the portal's own pages send along with every change. It says nothing of the cookie, and only the cookie gives it. */
  csrf(): string {
    return createHmac('sha256', this.value).update('amparo csrf').digest('base64url');
  }

  /** Whether a header holds `csrf()`. The time it takes says nothing of how much was right. */
  matchesCsrf(given: unknown): boolean {
    const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
    return timingSafeEqual(digestOf(typeof given === 'string' ? given : ''), digestOf(this.csrf()));
  }
}
