import { stepsOf } from './record.rules';

const call = (round: number, rung: number | null, person: string, calledAt = '2026-01-01T00:00:00Z') => ({ round, rung, reached: null, person, calledAt, sent: [], answeredAt: null });
const asked = (person: string, calledAt: string) => ({ ...call(1, null, person, calledAt), reached: 'HANDOVER' as const });
const rung = (round: number, number: number, dueAt: string) => ({ round, rung: number, role: 'GLOBAL_DUTY' as const, mode: 'PAGE' as const, dueAt, firedAt: null });

test('the record goes step by step, the newest round first', () => {
  const steps = stepsOf({
    rungs: [rung(1, 2, '2026-01-01T02:00:00Z'), rung(1, 1, '2026-01-01T01:00:00Z'), rung(2, 1, '2026-01-02T01:00:00Z')],
    calls: [call(1, 1, 'cara'), call(1, null, 'bea', '2026-01-01T00:00:01Z'), call(1, null, 'ana'), call(2, null, 'ana')],
  });
  expect(steps.map(({ round, rung: at, calls }) => [round, at, calls.map(({ person }) => person)])).toEqual([
    [2, null, ['ana']], [2, 1, []], [1, null, ['ana', 'bea']], [1, 1, ['cara']], [1, 2, []],
  ]);
});

test('whoever was asked to take it is a step of its own, at its time', () => {
  const steps = stepsOf({ rungs: [rung(1, 1, '2026-01-01T01:00:00Z')], calls: [call(1, null, 'ana'), asked('bea', '2026-01-01T02:00:00Z'), call(1, 1, 'cara')] });
  expect(steps.map(({ asked: isAsked, calls }) => [isAsked, calls.map(({ person }) => person)])).toEqual([[false, ['ana']], [false, ['cara']], [true, ['bea']]]);
});
