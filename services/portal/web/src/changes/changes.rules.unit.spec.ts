import { detailsOf } from './changes.rules';

test('a change says its codes and the names of its fields, in order', () => {
  expect(detailsOf({ role: 'DUTY', group: 'security', fields: ['email', 'pager'], roles: [] })).toEqual(['DUTY', 'security', 'email', 'pager']);
  expect(detailsOf({})).toEqual([]);
});
