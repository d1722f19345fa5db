import { noAnswer, Problem } from '../api/problem';
import { nobodyThere, readersOf } from './readers-of';

describe('who looked at a case', () => {
  const at = (time: string, person: string) => ({ at: `2026-01-01T${time}Z`, person, action: 'case.read', purpose: 'CASE_WORK' });
  const here = [at('10:00:00', 'ana'), at('09:00:00.5', 'eva')];
  const shown = (...answers: Parameters<typeof readersOf>[0]) => readersOf(answers).map(({ person }) => person);

  test('is one list of what both services say, the newest first', () => {
    expect(shown({ data: here, error: null }, { data: [at('09:00:00', 'ida'), at('09:30:00', 'uta')], error: null })).toEqual(['ana', 'uta', 'eva', 'ida']);
  });

  test('is shown as far as one of them knows it, while the other does not answer', () => {
    expect(shown({ data: here, error: null }, { data: undefined, error: noAnswer() })).toEqual(['ana', 'eva']);
    expect(shown({ data: undefined, error: noAnswer() }, { data: here, error: null })).toEqual(['ana', 'eva']);
    expect(shown({ data: here, error: noAnswer() }, { data: [], error: null })).toEqual(['ana', 'eva']);
  });

  test('is not shown to whom that was refused since', () => {
    expect(shown({ data: here, error: new Problem(403, 'access.forbidden') }, { data: [at('09:00:00', 'ida')], error: null })).toEqual(['ida']);
  });

  test('is nobody where the case is not, or not hers; whatever else goes wrong is said', () => {
    for (const status of [403, 404]) expect(nobodyThere(new Problem(status, 'case.absent'))).toEqual([]);
    for (const error of [noAnswer(), new Problem(500, 'http.500'), new Problem(401, 'session.ended'), new TypeError('x')]) expect(() => nobodyThere(error)).toThrow(error);
  });
});
