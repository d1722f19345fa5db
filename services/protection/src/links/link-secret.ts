import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { CODE_DIGITS } from './link.rules';

/** 256 random bits as they stand behind the `#` of a link, and in a cookie. */
const SECRET = /^[\w-]{43}$/;

/** A secret that was never given before. It is kept nowhere; `hashOf` is. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** A code of digits that is said over another way than the link. */
export const makeCode = (): string => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');

/** What is kept of a secret. At its length no slow hash is needed. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(`amparo link ${secret}`).digest();

/** What is kept of a code: made with the link's secret, so that a stolen table lets nobody count through the codes. */
export const codeHashOf = (secret: string, code: string): Buffer => createHmac('sha256', secret).update(`amparo code ${code}`).digest();

/** Whether a code as it was typed, with blanks or dashes, is the one. The time it takes says nothing of how much was right. */
export function isCode(typed: string, secret: string, kept: Buffer): boolean {
  return timingSafeEqual(codeHashOf(secret, typed.replace(/[\s\-‐-―.]/gu, '').normalize('NFKC')), kept);
}

/** What the browser that opened a link holds: the link's secret, with which the code is checked, and one of its own. */
export interface Visit {
  link: string;
  own: string;
}

export const visitText = ({ link, own }: Visit): string => `${link}.${own}`;

/** @returns nothing for what is none */
export function readVisit(text: string): Visit | undefined {
  const [link = '', own = '', ...more] = text.split('.');
  return more.length === 0 && SECRET.test(link) && SECRET.test(own) ? { link, own } : undefined;
}
