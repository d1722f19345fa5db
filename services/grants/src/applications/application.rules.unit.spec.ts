import { asksForGrant, isUrgent } from './application.rules';

describe('an application', () => {
  it.each([
    [['GRANTS', 'CRE', 'REGIONAL_COORDINATOR:LAC'], true],
    [['CRE', 'REGIONAL_COORDINATOR:AFR'], false],
    [[], false],
  ])('is asked for by routes %j: %s', (routes, asked) => {
    expect(asksForGrant(routes)).toBe(asked);
  });

  it.each([
    ['IMMINENT', true],
    ['HIGH', true],
    ['MEDIUM', false],
    ['LOW', false],
    ['NONE', false],
    ['a level of tomorrow', true],
    ['', true],
  ])('of a case at %j is urgent: %s', (urgency, urgent) => {
    expect(isUrgent(urgency)).toBe(urgent);
  });
});
