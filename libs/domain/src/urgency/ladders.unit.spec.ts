import { DEFAULT_CLOCKS, laddersOf, readClocks, readLadders } from '../index';
import type { Ladder, LadderRung } from '../index';

const MINUTE = 60_000;
const usual = laddersOf(DEFAULT_CLOCKS);
const rung = (after: number, to: LadderRung['to'], mode: LadderRung['mode'] = 'PAGE'): LadderRung => ({ after: after * MINUTE, to, mode });
const lastly = rung(90, 'LAST_RESORT');

describe('ladders', () => {
  it('are the clock table\'s until somebody changes them, and those are good', () => {
    expect(usual.IMMINENT).toEqual({ rungs: [rung(30, 'ALTERNATE_COORDINATOR'), rung(60, 'GLOBAL_DUTY'), lastly], repeat: 15 * MINUTE });
    expect(usual.MEDIUM.rungs).toEqual([rung(2_880, 'GLOBAL_DUTY', 'QUEUE')]);
    expect(readLadders(usual)).toEqual(usual);
  });

  it('may call anybody at any time, also the same people again, as long as they end at somebody who is always there', () => {
    const changed = { ...usual, HIGH: { rungs: [rung(1, 'WORKING_GROUP'), rung(2, 'REGIONAL_COORDINATOR'), rung(3, 'WORKING_GROUP'), lastly] } };
    expect(readLadders(changed)).toEqual(changed);
  });

  it('of danger are as late as the times of this installation allow', () => {
    const slow = readClocks({ levels: { HIGH: { safeContact: 3_000 * MINUTE, rungs: [{ after: 4_000 * MINUTE, to: 'LAST_RESORT' }] } } });
    const at = (minutes: number) => ({ ...usual, HIGH: { rungs: [rung(minutes, 'LAST_RESORT')] } });
    expect(readLadders(at(4_000), slow)).toEqual(at(4_000));
    expect(() => readLadders(at(4_001), slow)).toThrow(expect.objectContaining({ code: 'ladders.late' }) as Error);
  });

  it.each<[string, string, Partial<Record<keyof typeof usual, unknown>>]>([
    ['none for IMMINENT', 'ladders.empty', { IMMINENT: { rungs: [], repeat: MINUTE } }],
    ['none for HIGH', 'ladders.empty', { HIGH: { rungs: [], repeat: MINUTE } }],
    ['one that goes back in time', 'ladders.order', { HIGH: { rungs: [rung(5, 'GLOBAL_DUTY'), rung(5, 'LAST_RESORT')] } }],
    ['one of danger that ends at duty', 'ladders.end', { HIGH: { rungs: [rung(5, 'GLOBAL_DUTY')] } }],
    ['one that ends at an alternate', 'ladders.end', { MEDIUM: { rungs: [rung(5, 'ALTERNATE_COORDINATOR', 'QUEUE')] } }],
    ['a mail alone for IMMINENT', 'ladders.quiet', { IMMINENT: { rungs: [rung(1, 'GLOBAL_DUTY', 'QUEUE'), lastly], repeat: MINUTE } }],
    ['one for IMMINENT that gives up', 'ladders.forgotten', { IMMINENT: { rungs: [lastly] } }],
    ['an empty one that never comes back', 'ladders.forgotten', { LOW: { rungs: [] } }],
    ['a rung in under a minute', 'ladders.malformed', { LOW: { rungs: [rung(0.5, 'GLOBAL_DUTY')] } }],
    ['a first rung after safe contact for HIGH', 'ladders.late', { HIGH: { rungs: [rung(24 * 60 + 1, 'LAST_RESORT')] } }],
    ['a first rung after safe contact for IMMINENT', 'ladders.late', { IMMINENT: { rungs: [rung(121, 'LAST_RESORT')], repeat: MINUTE } }],
    ['a last rung after it is decided how to protect', 'ladders.late', { IMMINENT: { rungs: [rung(5, 'GLOBAL_DUTY'), rung(24 * 60 + 1, 'LAST_RESORT')], repeat: MINUTE } }],
    ['one for IMMINENT that comes back after safe contact', 'ladders.late', { IMMINENT: { rungs: [lastly], repeat: 121 * MINUTE } }],
    ['somebody unknown', 'ladders.malformed', { LOW: { rungs: [{ ...lastly, to: 'BOSS' }] } }],
    ['an unknown way', 'ladders.malformed', { LOW: { rungs: [{ ...lastly, mode: 'FAX' }] } }],
    ['a level too few', 'ladders.malformed', { LOW: undefined }],
    ['thirteen rungs', 'ladders.malformed', { LOW: { rungs: Array.from({ length: 13 }, (_none, n) => rung(n + 1, 'LAST_RESORT')) } satisfies Ladder }],
    ['another name', 'ladders.malformed', { NONE: usual.LOW } as object],
  ])('are not %s', (_name, code, change) => {
    expect(() => readLadders({ ...usual, ...change })).toThrow(expect.objectContaining({ code }) as Error);
  });
});
