import { ACTION_NAMES, actionsOf, can, isOnCase, mayAtAll } from '../index';
import type { Access, Action, Resource, RoleHeld } from '../index';
import { aSubject, context } from '../../test/access-builders';

const free = { conflicts: [], excluded: [] };
const member = (kind: string): RoleHeld => ({ role: 'MEMBER', group: 'g', kind });
const ask = (role: RoleHeld, action: Action, to: Resource): Access =>
  can(aSubject({ roles: [role] }), action as 'system' & Action, to as never, context);

const administrator: RoleHeld = { role: 'ADMINISTRATOR' };
const coordinator: RoleHeld = { role: 'REGIONAL_COORDINATOR', region: 'LAC' };
const alternate: RoleHeld = { role: 'ALTERNATE_COORDINATOR', region: 'LAC' };
const reviewer: RoleHeld = { role: 'REVIEWER' };
const grants = member('GRANTS');

describe('what may be done beside cases', () => {
  it.each<[string, RoleHeld, Action, Resource, string]>([
    ['one\'s own item', member('REVIEW'), 'item.list', { kind: 'item', person: 'ana', ...free }, 'yes'],
    ['an item of another', member('REVIEW'), 'item.list', { kind: 'item', person: 'bea', ...free }, 'access.hidden'],
    ['acknowledging an item of another', coordinator, 'item.acknowledge', { kind: 'item', person: 'bea', ...free }, 'access.hidden'],
    ['one\'s own item of a case that one is kept out of', coordinator, 'item.list', { kind: 'item', person: 'ana', conflicts: [], excluded: ['ana'] }, 'access.hidden'],
    ['one\'s own item without a role any more', member('REGIONAL'), 'item.list', { kind: 'item', person: 'ana', ...free }, 'access.hidden'],
    ['her own item, for a partner', { role: 'PROTECTION_PARTNER' }, 'item.list', { kind: 'item', person: 'ana', ...free }, 'yes'],
    ['an item of another, for a partner', { role: 'PROTECTION_PARTNER' }, 'item.list', { kind: 'item', person: 'bea', ...free }, 'access.hidden'],

    ['an application, for the grants team', grants, 'application.list', { kind: 'application', reviewers: [], ...free }, 'yes'],
    ['an application that the grants team has a conflict in', grants, 'application.list', { kind: 'application', reviewers: [], conflicts: ['c-ana'], excluded: [] }, 'access.hidden'],
    ['an application, for its reviewer', reviewer, 'application.list', { kind: 'application', reviewers: ['ana'], ...free }, 'yes'],
    ['an application, for another reviewer', reviewer, 'application.list', { kind: 'application', reviewers: ['bea'], ...free }, 'access.hidden'],
    ['an application, for a coordinator', coordinator, 'application.list', { kind: 'application', reviewers: ['ana'], ...free }, 'access.hidden'],

    ['figures of her region', coordinator, 'counts.read-region', { kind: 'region', region: 'LAC' }, 'yes'],
    ['figures of her region, for the alternate', alternate, 'counts.read-region', { kind: 'region', region: 'LAC' }, 'yes'],
    ['figures of another region', coordinator, 'counts.read-region', { kind: 'region', region: 'AFR' }, 'access.forbidden'],
    ['figures of any region, for global duty', { role: 'GLOBAL_DUTY' }, 'counts.read-region', { kind: 'region', region: 'AFR' }, 'yes'],
    ['figures of a region, for the secretariat', { role: 'SECRETARIAT' }, 'counts.read-region', { kind: 'region', region: 'AFR' }, 'access.forbidden'],

    ['the roster of her region', coordinator, 'roster.change', { kind: 'roster', region: 'LAC' }, 'yes'],
    ['the roster of another region', coordinator, 'roster.change', { kind: 'roster', region: 'AFR' }, 'access.forbidden'],
    ['the roster of a group', coordinator, 'roster.change', { kind: 'roster', group: 'did-security' }, 'access.forbidden'],
    ['the roster of a group under the name of her region', coordinator, 'roster.change', { kind: 'roster', region: 'LAC', group: 'did-security' }, 'access.forbidden'],
    ['all rosters', coordinator, 'roster.change', { kind: 'roster' }, 'access.forbidden'],
    ['the roster, for the alternate to change', alternate, 'roster.change', { kind: 'roster', region: 'LAC' }, 'access.forbidden'],
    ['the roster, for the alternate to read', alternate, 'roster.read', { kind: 'roster', region: 'LAC' }, 'yes'],
    ['all rosters, for the administrator', administrator, 'roster.change', { kind: 'roster' }, 'yes'],

    ['inviting another', administrator, 'account.invite', { kind: 'account', person: 'bea' }, 'yes'],
    ['inviting oneself', administrator, 'account.invite', { kind: 'account', person: 'ana' }, 'access.second-person'],
    ['asking for a new factor for another', administrator, 'account.reset-factor', { kind: 'account', person: 'bea' }, 'yes'],
    ['agreeing to a new factor that another asked for', administrator, 'account.reset-factor', { kind: 'account', person: 'bea', askedBy: 'caro' }, 'yes'],
    ['agreeing to what she asked for herself', administrator, 'account.reset-factor', { kind: 'account', person: 'bea', askedBy: 'ana' }, 'access.second-person'],
    ['agreeing to what the person herself asked for', administrator, 'account.reset-factor', { kind: 'account', person: 'bea', askedBy: 'bea' }, 'access.second-person'],
    ['asking for a new factor for oneself', administrator, 'account.reset-factor', { kind: 'account', person: 'ana' }, 'access.second-person'],
    ['agreeing to a new factor for oneself', administrator, 'account.reset-factor', { kind: 'account', person: 'ana', askedBy: 'bea' }, 'access.second-person'],
    ['a new factor, for the secretariat to ask for', { role: 'SECRETARIAT' }, 'account.reset-factor', { kind: 'account', person: 'bea' }, 'access.hidden'],

    ['one\'s own sessions', reviewer, 'session.list-own', { kind: 'session', person: 'ana' }, 'yes'],
    ['sessions of another', reviewer, 'session.list-own', { kind: 'session', person: 'bea' }, 'access.hidden'],
    ['ending a session of another under the name of one\'s own', reviewer, 'session.end-own', { kind: 'session', person: 'bea' }, 'access.hidden'],
    ['ending a session of another', administrator, 'session.end-others', { kind: 'session', person: 'bea' }, 'yes'],
    ['ending a session of another, for a coordinator', coordinator, 'session.end-others', { kind: 'session', person: 'bea' }, 'access.hidden'],

    ['the name of somebody who works here, for the exchange', member('COMMUNITY_RESOURCE_EXCHANGE'), 'person.name', { kind: 'person', person: 'bea', colleague: true }, 'yes'],
    ['the name of somebody of a partner, for the exchange', member('COMMUNITY_RESOURCE_EXCHANGE'), 'person.name', { kind: 'person', person: 'bea', organisation: 'P-JURIS', colleague: false }, 'access.hidden'],
    ['the name of somebody who works here, for a partner', { role: 'PROTECTION_PARTNER' }, 'person.name', { kind: 'person', person: 'bea', organisation: 'P-OTHER', colleague: true }, 'access.hidden'],
    ['the name of somebody of no organisation, for a partner of none', { role: 'PROTECTION_PARTNER' }, 'person.name', { kind: 'person', person: 'bea', colleague: false }, 'access.hidden'],
    ['the name of somebody who works here, for a reviewer', reviewer, 'person.name', { kind: 'person', person: 'bea', colleague: true }, 'access.hidden'],
    ['one\'s own name', reviewer, 'person.name', { kind: 'person', person: 'ana', colleague: false }, 'yes'],

    ['who changed what', { role: 'AUDITOR' }, 'change.read', { kind: 'system' }, 'yes'],
    ['who changed what, for the secretariat', { role: 'SECRETARIAT' }, 'change.read', { kind: 'system' }, 'access.forbidden'],
    ['the audit trail', { role: 'AUDITOR' }, 'audit.read', { kind: 'audit', about: free }, 'yes'],
    ['the audit trail, for an administrator', administrator, 'audit.read', { kind: 'audit' }, 'access.hidden'],
    ['to agree that another reads on', { role: 'GLOBAL_DUTY' }, 'reading.extend', { kind: 'budget', person: 'bea' }, 'yes'],
    ['to agree that oneself reads on', { role: 'GLOBAL_DUTY' }, 'reading.extend', { kind: 'budget', person: 'ana' }, 'access.forbidden'],
    ['the health of the audit trail', administrator, 'audit.health', { kind: 'system' }, 'yes'],
    ['the health of the audit trail, for a coordinator', coordinator, 'audit.health', { kind: 'system' }, 'access.forbidden'],
    ['the audit trail of a case that one is kept out of', { role: 'AUDITOR' }, 'audit.read', { kind: 'audit', about: { conflicts: ['c-ana'], excluded: [] } }, 'access.hidden'],
    ['the audit trail, for a coordinator', coordinator, 'audit.read', { kind: 'audit' }, 'access.hidden'],
  ])('%s', (_name, role, action, to, answer) => {
    const access = ask(role, action, to);
    expect(access.allowed ? 'yes' : access.code).toBe(answer);
    if (!access.allowed) expect(access.hidden).toBe(answer === 'access.hidden');
  });

  it('opens to a partner what her organisation was asked, and the packet while it is released and agreed to', () => {
    const partner = aSubject({ roles: [{ role: 'PROTECTION_PARTNER' }], organisation: 'P-JURIS' });
    const of = (said: object) => ({ kind: 'referral' as const, organisation: 'P-JURIS', released: true, consented: true, conflicts: [], excluded: [], ...said });
    const may = (who: typeof partner, said: object = {}) => (['offer.list', 'offer.answer', 'packet.read'] as const).map((action) => can(who, action, of(said), context).allowed);
    expect(may(partner)).toEqual([true, true, true]);
    for (const said of [{ released: false }, { consented: false }]) expect(may(partner, said)).toEqual([true, true, false]);
    for (const said of [{ organisation: 'P-OTHER' }, { organisation: undefined }, { conflicts: ['c-ana'] }, { excluded: ['ana'] }]) expect(may(partner, said)).toEqual([false, false, false]);
    const { organisation: _none, ...nowhere } = partner;
    expect(may(nowhere, { organisation: undefined })).toEqual([false, false, false]);
    expect([mayAtAll(partner, 'packet.read'), mayAtAll(nowhere, 'offer.list'), mayAtAll({ ...partner, factors: 1 }, 'offer.list')]).toEqual([true, false, false]);
  });

  it('asks for a second factor where that is all that lacks', () => {
    const once = aSubject({ roles: [{ role: 'SECRETARIAT' }], factors: 1 });
    expect(can(once, 'delivery.health', { kind: 'system' }, context)).toEqual({ allowed: false, hidden: false, code: 'access.second-factor' });
    expect(can(once, 'counts.read', { kind: 'system' }, context)).toEqual({ allowed: true });
  });

  const session: Action[] = ['person.name', 'session.list-own', 'session.end-own'];
  const items: Action[] = ['item.list', 'item.acknowledge'];
  /** Whoever may be given a case may be the one whom people call. */
  const handles: Action[] = [...items, 'report.enter', 'partner.list'];
  it.each<[string, RoleHeld, Action[]]>([
    ['somebody without a role that counts', member('REGIONAL'), []],
    ['the working group', member('SECURITY_WORKING_GROUP'), [...handles, 'deletion.hear', 'counts.read', 'reading.extend']],
    ['the exchange', member('COMMUNITY_RESOURCE_EXCHANGE'), handles],
    ['the grants team', grants, [...items, 'application.list']],
    ['a reviewer', reviewer, ['application.list']],
    ['a handler', { role: 'CASE_HANDLER' }, handles],
    ['a coordinator', coordinator, [...handles, 'deletion.hear', 'counts.read', 'counts.read-region', 'roster.read', 'roster.change']],
    ['an alternate', alternate, [...handles, 'deletion.hear', 'counts.read', 'counts.read-region', 'roster.read']],
    ['global duty', { role: 'GLOBAL_DUTY' }, [...handles, 'deletion.hear', 'counts.read', 'counts.read-region', 'roster.read', 'reading.extend']],
    ['the last resort', { role: 'LAST_RESORT' }, [...handles, 'deletion.hear', 'reading.extend']],
    ['a partner', { role: 'PROTECTION_PARTNER' }, items],
    ['the secretariat', { role: 'SECRETARIAT' }, ['counts.read', 'roster.read', 'delivery.health']],
    ['the Steering Committee', member('STEERING_COMMITTEE'), [...items, 'counts.read', 'roster.read', 'delivery.health']],
    ['an auditor', { role: 'AUDITOR' }, ['counts.read', 'change.read', 'ladder.read', 'audit.health', 'audit.read']],
    ['an administrator', administrator, [
      'directory.read', 'change.read', 'directory.change', 'roster.read', 'roster.change', 'ladder.read', 'ladder.change', 'account.invite', 'account.reset-factor', 'role.preview', 'delivery.health',
      'delivery.redrive', 'audit.health', 'session.end-others',
    ]],
  ])('all that is open to %s', (_name, role, actions) => {
    const beside = (action: Action) => !isOnCase(action);
    expect(actionsOf(aSubject({ roles: [role] })).filter(beside)).toEqual(ACTION_NAMES.filter((action) => [...session, ...actions].includes(action)));
  });
});
