import { readClocks, type RoutingFacts } from '@amparo/domain';
import { nextRung, planLadder, UNREAD_RUNG } from './ladder.rules';

const clocks = readClocks(undefined);
const facts = (urgency: RoutingFacts['urgency'], textOnly = false) => ({ urgency, flags: { textOnly } }) as RoutingFacts;

describe('the ladder of an alert', () => {
  it('is the clock table’s, with its level’s mode', () => {
    expect(planLadder(facts('IMMINENT'), 'PAGE', clocks)).toEqual([
      { rung: 1, role: 'ALTERNATE_COORDINATOR', mode: 'PAGE', after: 30 * 60_000 },
      { rung: 2, role: 'GLOBAL_DUTY', mode: 'PAGE', after: 60 * 60_000 },
      { rung: 3, role: 'LAST_RESORT', mode: 'PAGE', after: 90 * 60_000 },
    ]);
    expect(planLadder(facts('LOW'), 'QUEUE', clocks)).toEqual([{ rung: 1, role: 'GLOBAL_DUTY', mode: 'QUEUE', after: 7 * 86_400_000 }]);
    expect(planLadder(facts('NONE'), 'NONE', clocks)).toEqual([]);
  });

  it('pages duty for a text that stays unread, whatever its level', () => {
    const unread = { rung: UNREAD_RUNG, role: 'GLOBAL_DUTY', mode: 'PAGE', after: 30 * 60_000 };
    expect(planLadder(facts('NONE', true), 'NONE', clocks)).toEqual([unread]);
    expect(planLadder(facts('MEDIUM', true), 'QUEUE', clocks)[0]).toEqual(unread);
  });

  it('goes on at its last rung where the level says so, and only there', () => {
    const last = { rung: 3, role: 'LAST_RESORT', mode: 'PAGE' } as const;
    expect(nextRung(last, 0, 900_000)).toEqual({ ...last, rung: 4, after: 900_000 });
    expect(nextRung(last, 1, 900_000)).toBeUndefined();
    expect(nextRung(last, 0, undefined)).toBeUndefined();
    expect(nextRung({ ...last, rung: UNREAD_RUNG }, 0, 900_000)).toBeUndefined();
  });
});
