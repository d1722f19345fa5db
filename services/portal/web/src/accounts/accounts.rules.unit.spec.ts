import { accountsFound, resetStep } from './accounts.rules';

const anAccount = (person: string, said: object = {}) => ({ person, name: `Name of ${person}`, roles: [], hasAccount: true, factors: [], openId: false, ...said });

test('accounts are found by a part of a name or an id, those that wait for a second administrator first', () => {
  const accounts = [anAccount('ana'), anAccount('bea', { resetAskedBy: 'ana' }), anAccount('cy')];
  expect(accountsFound(accounts, '').map(({ person }) => person)).toEqual(['bea', 'ana', 'cy']);
  expect(accountsFound(accounts, ' OF AN').map(({ person }) => person)).toEqual(['ana']);
});

test.each([
  ['nothing where she has no account', anAccount('bea', { hasAccount: false }), 'none'],
  ['nothing about oneself', anAccount('me'), 'none'],
  ['the first asks', anAccount('bea'), 'ask'],
  ['who asked waits', anAccount('bea', { resetAskedBy: 'me' }), 'waiting'],
  ['another confirms', anAccount('bea', { resetAskedBy: 'ana' }), 'confirm'],
])('of a lost factor: %s', (_name, account, step) => {
  expect(resetStep(account, 'me')).toBe(step);
});
