import { byRegion } from './figures.rules';

test('numbers stand by region and level, with what is withheld and what is not there apart', () => {
  const cells = [{ region: 'LAC', urgency: 'HIGH', cases: 12 }, { region: 'AFR', urgency: 'LOW', cases: null }, { region: 'LAC', urgency: 'LOW', cases: 7 }];
  expect(byRegion(cells, ['HIGH', 'LOW'])).toEqual([{ region: 'LAC', cases: [12, 7] }, { region: 'AFR', cases: [undefined, null] }]);
});
