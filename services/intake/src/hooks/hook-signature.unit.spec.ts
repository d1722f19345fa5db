import { hookFault, REPLAY_WINDOW_MS, signatureOf } from './hook-signature';

const key = Buffer.alloc(32, 1);
const next = Buffer.alloc(32, 2);
const body = Buffer.from('{"id":"1"}');
const now = new Date('2026-01-10T00:00:00Z');
const seconds = String(now.getTime() / 1000);
const signed = (time = seconds, by = key, of = body) => `t=${time},v1=${signatureOf(by, time, of).toString('hex')}`;

describe('the signature of a gateway\'s message', () => {
  it('is good by any key of the adapter, at the time of the message and within the window around it', () => {
    expect(hookFault(signed(), body, [key], now)).toBeUndefined();
    expect(hookFault(signed(seconds, next), body, [key, next], now)).toBeUndefined();
    for (const ms of [-REPLAY_WINDOW_MS, REPLAY_WINDOW_MS]) expect(hookFault(signed(), body, [key], new Date(now.getTime() + ms))).toBeUndefined();
    for (const ms of [-REPLAY_WINDOW_MS - 1, REPLAY_WINDOW_MS + 1]) expect(hookFault(signed(), body, [key], new Date(now.getTime() + ms))).toBe('hook.other-time');
  });

  it('covers the time and every byte of the body', () => {
    expect(hookFault(signed(), Buffer.from('{"id":"2"}'), [key], now)).toBe('hook.wrong-signature');
    expect(hookFault(signed().replace(seconds, String(Number(seconds) + 1)), body, [key], now)).toBe('hook.wrong-signature');
    expect(hookFault(signed(), body, [next], now)).toBe('hook.wrong-signature');
    expect(hookFault(signed(), body, [], now)).toBe('hook.wrong-signature');
  });

  it.each([undefined, '', 'v1=aa', `t=${seconds}`, `t=,v1=${'0'.repeat(64)}`, `t=-1,v1=${'0'.repeat(64)}`, `t=${seconds},v1=${'0'.repeat(63)}`, `t=${seconds},v1=${'G'.repeat(64)}`])('is missed in %j', (header) => {
    expect(hookFault(header, body, [key], now)).toBe('hook.no-signature');
  });
});
