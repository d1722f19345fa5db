import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the clock of a gateway may be from ours, either way: whoever copied a message cannot bring it again later. */
export const REPLAY_WINDOW_MS = 5 * 60_000;

/** Why a message was not taken, for the log of whoever runs the door; the gateway is told one thing. */
export type HookFault = 'hook.no-signature' | 'hook.other-time' | 'hook.wrong-signature';

/**
 * Looks at the signature of a message: `t=<seconds since 1970>,v1=<HMAC-SHA-256 of "<t>." and the body, in hexadecimal>`. It takes as long
 * whatever was wrong with it.
 *
 * @param header as it came
 * @param body byte for byte
 * @param keys of the adapter, any of which will do, so that a new one can be brought in before the old one goes
 * @returns what is wrong with it; nothing when it is good
 */
export function hookFault(header: string | undefined, body: Buffer, keys: readonly Buffer[], now: Date): HookFault | undefined {
  const [, time, signature] = /^t=(\d{1,12}),\s?v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (time === undefined || signature === undefined) return 'hook.no-signature';
  const given = Buffer.from(signature, 'hex');
  const good = keys.map((key) => timingSafeEqual(signatureOf(key, time, body), given)).includes(true);
  if (!good) return 'hook.wrong-signature';
  return Math.abs(now.getTime() - Number(time) * 1000) > REPLAY_WINDOW_MS ? 'hook.other-time' : undefined;
}

/** @param time seconds since 1970, as it stands in the header */
export function signatureOf(key: Buffer, time: string, body: Buffer): Buffer {
  return createHmac('sha256', key).update(`${time}.`).update(body).digest();
}
