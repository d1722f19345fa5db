import { stepsOf } from './record.rules';

const call = (round: number, rung: number | null, person: string, calledAt = '2026-01-01T00:00:00Z') => ({ round, rung, reached: null, person, calledAt, sent: [], answeredAt: null });
const beside = (reached: 'HANDOVER' | 'SAFE_CONTACT' | 'DECISION' | 'CHECK_IN_MISSED', person: string, calledAt: string, round = 1) => ({ ...call(round, null, person, calledAt), reached });
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
  const steps = stepsOf({ rungs: [rung(1, 1, '2026-01-01T01:00:00Z')], calls: [call(1, null, 'ana'), beside('HANDOVER', 'bea', '2026-01-01T02:00:00Z'), call(1, 1, 'cara')] });
  expect(steps.map(({ beside: by, calls }) => [by, calls.map(({ person }) => person)])).toEqual([[undefined, ['ana']], [undefined, ['cara']], ['HANDOVER', ['bea']]]);
});

test('a clock that was overdue and a check-in that was missed are steps of their own, each at its time', () => {
  const steps = stepsOf({
    rungs: [rung(1, 1, '2026-01-01T01:00:00Z')],
    calls: [
      beside('CHECK_IN_MISSED', 'ana', '2026-01-02T00:00:00Z', 2), call(2, null, 'ana', '2026-01-02T00:00:00Z'), beside('DECISION', 'ana', '2026-01-01T04:00:00Z'), call(1, null, 'ana'),
      beside('SAFE_CONTACT', 'cara', '2026-01-01T02:00:00Z'), beside('SAFE_CONTACT', 'bea', '2026-01-01T02:00:00Z'),
    ],
  });
  expect(steps.map(({ round, rung: at, beside: by, calls }) => [round, at, by, calls.map(({ person }) => person)])).toEqual([
    [2, null, undefined, ['ana']], [2, null, 'CHECK_IN_MISSED', ['ana']], [1, null, undefined, ['ana']], [1, 1, undefined, []], [1, null, 'SAFE_CONTACT', ['bea', 'cara']], [1, null, 'DECISION', ['ana']],
  ]);
});
