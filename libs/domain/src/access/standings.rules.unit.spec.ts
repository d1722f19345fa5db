import { ACTION_NAMES, actionsOf, isColleague, mayAtAll, needsSecondFactor, standingsOf } from '../index';
import type { RoleHeld } from '../index';
import { aSubject } from '../../test/access-builders';

const swg: RoleHeld = { role: 'MEMBER', group: 'did-security', kind: 'SECURITY_WORKING_GROUP' };
const standingNames = (...roles: RoleHeld[]) => standingsOf(aSubject({ roles })).map(({ is }) => is);

describe('what a person is', () => {
  it.each<[string, RoleHeld, string]>([
    ['a member of the security working group', swg, 'WORKING_GROUP'],
    ['whoever has duty in it', { ...swg, role: 'DUTY' }, 'WORKING_GROUP'],
    ['a member of the exchange', { role: 'MEMBER', kind: 'COMMUNITY_RESOURCE_EXCHANGE' }, 'GROUP_MEMBER'],
    ['a member of the grants team', { role: 'MEMBER', kind: 'GRANTS' }, 'GRANTS_OFFICER'],
    ['a member of the Steering Committee', { role: 'MEMBER', kind: 'STEERING_COMMITTEE' }, 'STEERING_COMMITTEE'],
    ['a coordinator', { role: 'REGIONAL_COORDINATOR', region: 'LAC' }, 'COORDINATOR'],
    ['an alternate', { role: 'ALTERNATE_COORDINATOR', region: 'LAC' }, 'ALTERNATE'],
    ['a protection partner', { role: 'PROTECTION_PARTNER' }, 'PARTNER'],
    ['an auditor', { role: 'AUDITOR' }, 'AUDITOR'],
  ])('%s', (_name, role, standing) => {
    expect(standingNames(role)).toEqual(['PERSON', standing]);
  });

  it.each<[string, RoleHeld]>([
    ['membership of no group', { role: 'MEMBER' }],
    ['membership of a kind that sees nothing', { role: 'MEMBER', kind: 'REGIONAL' }],
    ['membership of a kind that nobody knows', { role: 'DUTY', kind: 'toString' }],
    ['a coordinator of no region', { role: 'REGIONAL_COORDINATOR' }],
    ['an alternate of no region', { role: 'ALTERNATE_COORDINATOR' }],
    ['another role held in the working group', { role: 'REVIEWER', kind: 'STEERING_COMMITTEE' }],
  ])('not by %s', (_name, role) => {
    expect(standingNames(role).filter((is) => is !== 'PERSON' && is !== 'REVIEWER')).toHaveLength(0);
  });
});

describe('who works here', () => {
  it.each<[string, RoleHeld, boolean]>([
    ['a member of a group to which cases go', { role: 'MEMBER', kind: 'REVIEW' }, true],
    ['the secretariat', { role: 'SECRETARIAT' }, true],
    ['a partner', { role: 'PROTECTION_PARTNER' }, false],
    ['a reviewer', { role: 'REVIEWER' }, false],
    ['a member of a group that sees nothing', { role: 'MEMBER', kind: 'REGIONAL' }, false],
  ])('%s: %s', (_name, role, works) => {
    expect(isColleague([{ role: 'REVIEWER' }, role])).toBe(works);
  });
});

describe('a second factor', () => {
  it.each<[string, RoleHeld, boolean]>([
    ['is needed by the security working group', swg, true],
    ['is needed by protection partners', { role: 'PROTECTION_PARTNER' }, true],
    ['is needed by administrators', { role: 'ADMINISTRATOR' }, true],
    ['is needed by coordinators', { role: 'REGIONAL_COORDINATOR', region: 'LAC' }, true],
    ['is needed by alternates', { role: 'ALTERNATE_COORDINATOR', region: 'LAC' }, true],
    ['is needed by case handlers', { role: 'CASE_HANDLER' }, true],
    ['is not needed by the grants team', { role: 'MEMBER', kind: 'GRANTS' }, false],
    ['is not needed by the exchange', { role: 'MEMBER', kind: 'COMMUNITY_RESOURCE_EXCHANGE' }, false],
    ['is not needed by the secretariat', { role: 'SECRETARIAT' }, false],
  ])('%s', (_name, role, needed) => {
    expect(needsSecondFactor([role])).toBe(needed);
    expect(actionsOf(aSubject({ roles: [role, { role: 'AUDITOR' }], factors: 1 })).length > 0).toBe(!needed);
  });

  it('is needed for content, identity, and all administration, whatever the role', () => {
    const roles: RoleHeld[] = [{ role: 'GLOBAL_DUTY' }, { role: 'AUDITOR' }, { role: 'SECRETARIAT' }];
    const lost = ACTION_NAMES.filter((action) => mayAtAll(aSubject({ roles }), action) && !mayAtAll(aSubject({ roles, factors: 1 }), action));
    expect(lost).toEqual([
      'alert.lower', 'alert.pause', 'case.read-content', 'case.read-conversation', 'case.read-identity', 'case.reply', 'case.assign', 'case.correct-country', 'case.break-glass', 'case.read-access', 'case.close', 'case.erase', 'report.enter',
      'consent.read', 'consent.record', 'consent.override', 'referral.offer', 'hand-off.work', 'contact.agree', 'safety.read', 'safety.plan', 'deletion.hear', 'change.read', 'roster.read', 'ladder.read',
      'delivery.health', 'audit.health', 'reading.extend', 'audit.read',
    ]);
  });
});
