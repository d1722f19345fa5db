import { setTimeout as pause } from 'node:timers/promises';
import { AnsweringDoor } from '../answering-door';
import { Chance } from '../chance.rules';
import { eventsOf } from '../history.rules';
import type { Recorder } from '../recorder';
import { isKillPoint } from './kill-points';
import { missedKills, underLoad, type Round } from './scenario';

const FAULT_MS = 3_000;

describe('a fault under load', () => {
  // Takes every report at once; it has no pages, and nobody is told.
  const door = new AnsweringDoor((request, response) => {
    const answer = request.url?.startsWith('/api/notifications') === true ? [] : { receipt: 'invented', reference: `AM-${Math.random()}`, urgency: 'HIGH' };
    response.writeHead(200, { 'content-type': 'application/json', 'amparo-submission': 'invented' }).end(JSON.stringify(answer));
  });
  beforeAll(() => door.start());
  afterAll(() => door.stop());

  const begin = (): { recorder: Recorder; round: Round } => {
    const { recorder, submit } = door.senders();
    return { recorder, round: { name: 'r', submit, chance: new Chance(1), seed: 1, short: true, recorder, note: () => undefined, afterRest: [] } as unknown as Round };
  };

  it('has people who report to its end, and not after it', async () => {
    const { recorder, round } = begin();
    let [began, over] = [0, 0];
    await underLoad(round, async () => {
      began = Date.now();
      await pause(FAULT_MS);
      over = Date.now();
    });
    const taken = eventsOf(recorder.history, 'ok').filter(({ call }) => call === 'REPORT').map(({ at }) => at);
    const within = (from: number, to: number) => taken.filter((at) => at >= from && at < to).length;
    for (const second of [0, 1, 2]) expect(within(began + second * 1_000, began + (second + 1) * 1_000)).toBeGreaterThan(0);
    expect(within(over + 1_000, Infinity)).toBe(0);
  });

  it('has no more of them than lists hold', async () => {
    const { recorder, round } = begin();
    await underLoad(round, () => pause(8_000));
    const inWaves = new Set(eventsOf(recorder.history, 'planned').map(({ body }) => body.reporter).filter((reporter) => /\.w\d+\./.test(reporter)));
    expect(inWaves.size).toBe(10);
  });

  it('that breaks off is heard of', async () => {
    const { round } = begin();
    await expect(underLoad(round, () => Promise.reject(new Error('it broke off')))).rejects.toThrow('it broke off');
  });

  it('of a kill that did not happen proves nothing of its point', () => {
    expect(missedKills(['relay.mid-batch was not reached', '12 times "not now"'])).toEqual(['relay.mid-batch was not reached']);
    expect(['clock.before-commit', 'every-point', 'random-kills'].map(isKillPoint)).toEqual([true, false, false]);
  });
});
