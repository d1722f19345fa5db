import { standOf } from './audit.rules';

test('a trail is whole when its service looked and found nothing, and no sooner', () => {
  expect([null, { faults: 0 }, { faults: 2 }].map((checked) => standOf({ checked }))).toEqual(['unknown', 'whole', 'broken']);
});
