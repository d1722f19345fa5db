import { malformedRequest, Refusal } from '@amparo/kernel';

/** Longest message, in UTF-16 units: as long as a report's text. */
const LONGEST_TEXT = 50_000;

/**
 * Reads one text of a body that comes with a return code. Properties that are not known are let through, as in a report.
 *
 * @throws Refusal `request.malformed` when the body is no object or the property is no text
 */
export function textIn(body: unknown, name: 'receipt' | 'text'): string {
  const value = typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
  if (typeof value !== 'string') throw malformedRequest();
  return value;
}

/**
 * The words of a message.
 *
 * @throws Refusal `message.empty` without any, `message.oversize` above 50,000 characters
 */
export function messageIn(body: unknown): string {
  const text = textIn(body, 'text');
  if (text.trim() === '') throw new Refusal('malformed', 'message.empty', 'There is no text in the message.');
  if (text.length > LONGEST_TEXT) throw new Refusal('oversize', 'message.oversize', 'The message is too long. Send it in parts.');
  return text;
}

/** One answer for a return code that nobody has, whatever the reason. */
export function unknownReceipt(): Refusal {
  return new Refusal('absent', 'receipt.unknown', 'Nothing was sent with this return code.');
}
