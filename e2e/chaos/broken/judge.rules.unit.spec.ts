import type { Check, Finding } from '../history.rules';
import { breakages } from './breakages';
import { showing } from './judge.rules';

const found = (...checks: Check[]) => checks.map((check) => ({ check, says: 'something' }));

describe('what shows that a build is broken', () => {
  it('is a finding that the mistake has to bring to light, and no other', () => {
    expect(showing(['lost'], { findings: found('doubled', 'mail', 'lost'), moving: false })).toEqual(found('lost'));
  });

  it('is never that it did not come to rest, but that something was parked', () => {
    const parked: Finding = { check: 'converged', says: 'parked in protection: 56 instead of 0' };
    expect(showing(['lost', 'converged'], { findings: [...found('converged'), parked], moving: false })).toEqual([parked]);
  });

  it('is nothing that a slow machine looks like, while something still moves', () => {
    expect(showing(['lost', 'ladder', 'order'], { findings: found('lost', 'ladder', 'order'), moving: true })).toEqual(found('order'));
  });

  it('is known of every build but one, which is whole', () => {
    expect(breakages.filter(({ expects }) => expects.length === 0).map(({ scenario }) => scenario)).toEqual(['calm']);
  });
});
