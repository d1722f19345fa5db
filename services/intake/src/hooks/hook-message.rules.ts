import { malformedRequest } from '@amparo/kernel';

/** A message that a gateway brings. */
export interface HookMessage {
  /** The gateway's own name for it: the same again is the same message. */
  id: string;
  /** By what it came, of the report format; one that the format does not know is kept, and read by a person. */
  channel: string;
  /** As it was written; nothing for a message without words. */
  text?: string;
  /** BCP 47 tag of the language in which people are answered on this line. */
  language?: string;
}

/**
 * Reads what a gateway sends. No sender: the number stays with the gateway, which alone has to answer (ADR 0035). Properties that
 * are not known are left out.
 *
 * @throws Refusal `request.malformed`
 */
export function readHookMessage(body: unknown): HookMessage {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformedRequest();
  const { id, channel, text, language } = body as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || id.length > 200 || typeof channel !== 'string') throw malformedRequest();
  if (![text, language].every((value) => value === undefined || value === null || typeof value === 'string')) throw malformedRequest();
  return { id, channel, ...(typeof text === 'string' ? { text } : {}), ...(typeof language === 'string' ? { language } : {}) };
}
