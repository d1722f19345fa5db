import { homeOf, menuFor } from './menu.rules';

const places = (actions: string[]) => menuFor(actions).flatMap((part) => part.places.map(({ to }) => to));

test('the menu holds only what she may do, and always her own safety', () => {
  expect(places([])).toEqual(['/safety']);
  expect(places(['item.list', 'case.list'])).toEqual(['/', '/cases', '/safety']);
  expect(places(['alert.list', 'consent.override'])).toEqual(['/desk', '/overrides', '/safety']);
  expect(places(['application.list', 'counts.read', 'change.read'])).toEqual(['/applications', '/figures', '/administration/changes', '/safety']);
  expect(places(['report.enter'])).toEqual(['/entries', '/safety']);
  expect(places(['roster.read'])).toEqual(['/administration/rosters', '/safety']);
  expect(places(['ladder.read'])).toEqual(['/administration/ladders', '/safety']);
  expect(places(['audit.health'])).toEqual(['/administration/audit', '/safety']);
});

test('the portal opens at the first of her places', () => {
  expect(homeOf(['item.list'])).toBe('/');
  expect(homeOf(['account.invite'])).toBe('/administration/accounts');
  expect(homeOf([])).toBe('/safety');
});
