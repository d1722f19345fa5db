import { laddersOf, readClocks, type RoutingFacts } from '@amparo/domain';
import { nextRung, planLadder, UNREAD_RUNG } from './ladder.rules';

const clocks = readClocks(undefined);
const plan = (of: RoutingFacts, mode: 'PAGE' | 'QUEUE' | 'NONE') => planLadder(of, mode, laddersOf(clocks), clocks.unreadReview);
const facts = (urgency: RoutingFacts['urgency'], textOnly = false) => ({ urgency, flags: { textOnly } }) as RoutingFacts;

describe('the ladder of an alert', () => {
  it('is the clock table’s, with its level’s mode', () => {
    expect(plan(facts('IMMINENT'), 'PAGE')).toEqual([
      { rung: 1, role: 'ALTERNATE_COORDINATOR', mode: 'PAGE', after: 30 * 60_000 },
      { rung: 2, role: 'GLOBAL_DUTY', mode: 'PAGE', after: 60 * 60_000 },
      { rung: 3, role: 'LAST_RESORT', mode: 'PAGE', after: 90 * 60_000 },
    ]);
    expect(plan(facts('LOW'), 'QUEUE')).toEqual([{ rung: 1, role: 'GLOBAL_DUTY', mode: 'QUEUE', after: 7 * 86_400_000 }]);
    expect(plan(facts('NONE'), 'NONE')).toEqual([]);
  });

  it('pages duty for a text that stays unread, whatever its level', () => {
    const unread = { rung: UNREAD_RUNG, role: 'GLOBAL_DUTY', mode: 'PAGE', after: 30 * 60_000 };
    expect(plan(facts('NONE', true), 'NONE')).toEqual([unread]);
    expect(plan(facts('MEDIUM', true), 'QUEUE')[0]).toEqual(unread);
  });

  it('goes on at its last rung where the level says so, and only there', () => {
    const last = { rung: 3, role: 'LAST_RESORT', mode: 'PAGE' } as const;
    expect(nextRung(last, 0, 900_000)).toEqual({ ...last, rung: 4, after: 900_000 });
    expect(nextRung(last, 1, 900_000)).toBeUndefined();
    expect(nextRung(last, 0, undefined)).toBeUndefined();
    expect(nextRung({ ...last, rung: UNREAD_RUNG }, 0, 900_000)).toBeUndefined();
  });
});
