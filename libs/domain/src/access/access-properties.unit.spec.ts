import * as fc from 'fast-check';
import { ACTION_NAMES, can, caseFilter, consentHolds, isAction, isOnCase, mayAtAll, needsSecondFactor } from '../index';
import type { CaseFilter, CaseResource, Way } from '../index';
import { anyCase, anyContext, anyRole, anySubject, aSubject } from '../../test/access-builders';

const CASE_ACTIONS = ACTION_NAMES.filter(isOnCase);
const anyAction = fc.constantFrom(...CASE_ACTIONS);
const many = { numRuns: 5000 };

test('nobody may do anything to a case without a role', () => {
  fc.assert(fc.property(anyAction, anyCase, anyContext, (action, to, context) => {
    expect(can(aSubject({ organisation: 'P-JURIS' }), action, to, context)).toEqual({ allowed: false, hidden: true, code: 'access.hidden' });
    expect(mayAtAll(aSubject({ organisation: 'P-JURIS' }), action)).toBe(false);
  }));
});

test('a conflict hides a case, whatever the role, the relation and the glass', () => {
  const conflicting = fc.tuple(anySubject, anyCase, fc.boolean()).map(([subject, to, byId]) => ({
    subject: { ...subject, conflicts: ['c-her'] },
    to: byId ? { ...to, excluded: [...to.excluded, subject.person] } : { ...to, conflicts: [...to.conflicts, 'c-her'] },
  }));
  fc.assert(fc.property(conflicting, anyAction, anyContext, ({ subject, to }, action, context) => {
    expect(can(subject, action, to, context)).toEqual({ allowed: false, hidden: true, code: 'access.hidden' });
    expect(picks(caseFilter(subject, action, context), to)).toBe(false);
  }), many);
});

test('a further role takes nothing away, unless it needs a second factor that is missing', () => {
  fc.assert(fc.property(anySubject, anyRole, anyAction, anyCase, anyContext, (subject, role, action, to, context) => {
    fc.pre(subject.factors === 2 || !needsSecondFactor([role]));
    if (can(subject, action, to, context).allowed) expect(can({ ...subject, roles: [...subject.roles, role] }, action, to, context).allowed).toBe(true);
  }), many);
});

test('a partner sees nothing of a case without consent that holds now', () => {
  fc.assert(fc.property(anySubject, anyAction, anyCase, anyContext, (subject, action, to, context) => {
    const partner = { ...subject, roles: [{ role: 'PROTECTION_PARTNER' as const }] };
    const consented = to.referrals.some(({ organisation, consent }) => organisation === partner.organisation && consentHolds(consent, context.now));
    if (!consented) expect(can(partner, action, to, context)).toMatchObject({ allowed: false, hidden: true });
  }), many);
});

test('a second factor never takes away, and only it opens content', () => {
  fc.assert(fc.property(anySubject, anyAction, anyCase, anyContext, (subject, action, to, context) => {
    const one = can({ ...subject, factors: 1 }, action, to, context);
    if (one.allowed) {
      expect(can({ ...subject, factors: 2 }, action, to, context).allowed).toBe(true);
      expect(['case.read-content', 'case.read-conversation', 'case.read-identity', 'case.reply', 'case.break-glass', 'case.find-contact', 'case.correct-country', 'case.assign', 'consent.read', 'consent.record', 'consent.override', 'referral.offer', 'referral.release', 'safety.read', 'safety.plan', 'alert.lower', 'alert.pause']).not.toContain(action);
    }
  }), many);
});

test('whoever may do it to some case passes the gate', () => {
  fc.assert(fc.property(anySubject, anyAction, anyCase, anyContext, (subject, action, to, context) => {
    if (can(subject, action, to, context).allowed) expect(mayAtAll(subject, action)).toBe(true);
  }), many);
});

test('whoever may do anything to a case through her work sees its routing, or was told of it as the last way out', () => {
  fc.assert(fc.property(anySubject, anyAction, anyCase, anyContext, (subject, action, to, context) => {
    fc.pre(!subject.roles.some(({ role }) => role === 'PROTECTION_PARTNER'));
    if (!can(subject, action, to, context).allowed || to.told.includes(subject.person)) return;
    expect(can(subject, 'case.read-routing', to, context).allowed).toBe(true);
  }), many);
});

test('the filter picks exactly the cases that may be had', () => {
  let picked = 0;
  fc.assert(fc.property(anySubject, anyAction, anyCase, anyContext, (subject, action, to, context) => {
    const { allowed } = can(subject, action, to, context);
    picked += Number(allowed);
    expect(picks(caseFilter(subject, action, context), to)).toBe(allowed);
  }), { numRuns: 20_000 });
  // Both answers come often enough to mean something.
  expect(picked).toBeGreaterThan(1000);
});

test('a word is an action only when the list has it', () => {
  expect(ACTION_NAMES.every(isAction)).toBe(true);
  expect(['', 'case', 'case.delete', 'toString', '__proto__'].some(isAction)).toBe(false);
});

/** The filter as SQL would read it, from its words alone. */
function picks(filter: CaseFilter, row: CaseResource): boolean {
  if (filter.none) return false;
  const overlap = (a: readonly string[], b: readonly string[]) => a.some((each) => b.includes(each));
  if (overlap(row.conflicts, filter.notConflicts) || row.excluded.includes(filter.notExcluded)) return false;
  const leads = (way: Way): boolean => {
    switch (way.by) {
      case 'all': return true;
      case 'regions': return overlap(row.regions, way.regions) && !row.coordinatorsWithheld;
      case 'routes': return overlap(row.routes, way.routes);
      case 'no-region': return row.regions.length === 0;
      case 'handler': return row.handlers.includes(way.person);
      case 'told': return row.told.includes(way.person);
      case 'referral': return row.referrals.some(({ organisation, status, scope, consent }) =>
        organisation === way.organisation && way.statuses.includes(status) && scope.includes(way.scope) && consent !== undefined
        && consent.givenAt <= way.now && consent.expiresAt > way.now && (consent.withdrawnAt === undefined || consent.withdrawnAt > way.now));
    }
  };
  const among = filter.orAmong;
  return filter.anyOf.some(leads) || (among !== undefined && among.cases.includes(row.id) && among.anyOf.some(leads));
}
