import { ACTION_NAMES, can, isOnCase, mayAtAll } from '../index';
import type { AccessContext, ActionOn, CaseResource, RoleHeld, Subject } from '../index';
import { aCase, aReferral, aSubject, at, context, NOW, someGlass } from '../../test/access-builders';

type CaseAction = ActionOn<'case'>;
const CASE_ACTIONS = ACTION_NAMES.filter(isOnCase);
const allowedTo = (subject: Subject, to: CaseResource, when: AccessContext = context) =>
  CASE_ACTIONS.filter((action) => can(subject, action, to, when).allowed).sort();

const seen: CaseAction[] = [
  'alert.list', 'alert.read-record', 'case.list', 'case.search', 'case.count', 'case.export', 'case.stream', 'case.read-routing', 'case.read-timeline', 'consent.list', 'referral.list',
];
const see: CaseAction[] = [...seen, 'consent.withdraw', 'alert.raise', 'alert.watch'];
const told: CaseAction[] = ['item.why', 'alert.acknowledge', 'alert.hand-over'];
const content: CaseAction[] = ['case.read-content', 'case.read-conversation'];
const has: CaseAction[] = [...content, 'consent.read', 'consent.record', 'safety.read', 'safety.plan', 'hand-off.work'];
const correct: CaseAction = 'case.correct-country';
const assign: CaseAction = 'case.assign';
const glass: CaseAction = 'case.break-glass';
const find: CaseAction = 'case.find-contact';
const end: CaseAction[] = ['case.close', 'case.erase'];
const reply: CaseAction = 'case.reply';
const override: CaseAction[] = ['consent.override', 'alert.lower', 'alert.pause'];
const offer: CaseAction[] = ['referral.offer', 'contact.agree'];
const work: CaseAction = 'hand-off.work';
const release: CaseAction[] = ['referral.release', 'contact.draft'];
const identity: CaseAction = 'case.read-identity';
const readers = 'case.read-access';
const referred: CaseAction[] = ['case.list', 'case.count', 'case.stream', 'case.read-routing'];

const member = (kind: string): RoleHeld => ({ role: 'MEMBER', group: 'g', kind });
const swg = member('SECURITY_WORKING_GROUP');
const coordinator: RoleHeld = { role: 'REGIONAL_COORDINATOR', region: 'LAC' };
const alternate: RoleHeld = { role: 'ALTERNATE_COORDINATOR', region: 'LAC' };

const HERS = { handlers: ['bea', 'ana'] };
const TOLD = { told: ['bea', 'ana'] };

describe('what may be done to a case', () => {
  it.each<[string, RoleHeld, Partial<CaseResource>, CaseAction[]]>([
    ['by the working group, to which it was routed', swg, { routes: ['SWG'] }, [...see, correct, assign, ...end, ...override, ...offer, glass, find]],
    ['by the working group, when a consent is withdrawn', swg, { routes: ['CONSENT'] }, [...see, correct, assign, ...end, ...override, ...offer, glass, find]],
    ['by the working group, to which it was not routed', swg, { routes: ['CRE', 'GLOBAL_DUTY'] }, []],
    ['by one of the working group who was told', swg, TOLD, [...see, ...told, glass, find]],
    ['by one of the working group who has it', swg, HERS, [...see, ...has, reply, readers, correct, assign, ...end, ...override, ...offer, glass, find]],
    ['by the exchange, to which it was routed', member('COMMUNITY_RESOURCE_EXCHANGE'), { routes: ['CRE'] }, [...see, work]],
    ['by the exchange, as an early warning', member('COMMUNITY_RESOURCE_EXCHANGE'), { routes: ['EWS'] }, [...see, work]],
    ['by the exchange, when it is for another group', member('COMMUNITY_RESOURCE_EXCHANGE'), { routes: ['SWG', 'GRANTS'] }, []],
    ['by one of the exchange who has it', member('COMMUNITY_RESOURCE_EXCHANGE'), HERS, [...see, ...has, reply, readers, correct]],
    ['by a reader of reports who has it', member('REVIEW'), HERS, [...see, ...has, reply, readers, correct]],
    ['by those who look after systems', member('INFORMATION_SECURITY'), { routes: ['INFOSEC'] }, [...see, work]],
    ['by the accountability desk', member('ACCOUNTABILITY'), { routes: ['ACCOUNTABILITY'] }, [...see, work]],
    ['by the grants team, to which it was routed', member('GRANTS'), { routes: ['GRANTS'] }, [...see, work]],
    ['by one of the grants team who was told', member('GRANTS'), TOLD, [...see, ...told]],
    ['by one of the grants team, even with the case in her hands', member('GRANTS'), HERS, []],
    ['by a handler who has it', { role: 'CASE_HANDLER' }, HERS, [...see, ...has, reply, readers, identity, ...release, correct, assign, ...end, ...override, ...offer, glass, find]],
    ['by a handler who was told', { role: 'CASE_HANDLER' }, TOLD, [...see, ...told, glass, find]],
    ['by a handler who does not have it', { role: 'CASE_HANDLER' }, { routes: ['SWG'] }, []],
    ['by the coordinator of the leading region', coordinator, { regions: ['LAC', 'AFR'] }, [...see, correct, assign, ...end, ...override, ...offer, glass, find]],
    ['by the coordinator of another of its regions', coordinator, { regions: ['AFR', 'LAC'] }, [...see, correct, assign, ...end, ...override, ...offer, glass, find]],
    ['by the coordinator of a region where it did not happen', coordinator, { regions: ['AFR'], routes: ['SWG', 'GLOBAL_DUTY'] }, []],
    ['by the coordinator, where no country is known', coordinator, { regions: [] }, []],
    ['by the coordinator from whom it is withheld', coordinator, { coordinatorsWithheld: true }, []],
    ['by the coordinator who has it', coordinator, HERS, [...see, ...has, reply, readers, correct, assign, ...end, ...override, ...offer, glass, find]],
    ['by the coordinator who was told, and it moved away', coordinator, { regions: ['AFR'], ...TOLD }, [...see, ...told, glass, find]],
    ['by the alternate of its region', alternate, {}, [...see, correct, assign, ...end, ...override, ...offer, glass, find]],
    ['by the alternate from whom it is withheld', alternate, { coordinatorsWithheld: true }, []],
    ['by the alternate who has it', alternate, HERS, [...see, ...has, reply, readers, correct, assign, ...end, ...override, ...offer, glass, find]],
    ['by global duty, to which it was routed', { role: 'GLOBAL_DUTY' }, { routes: ['SWG', 'GLOBAL_DUTY'] }, [...see, work, correct, assign, ...end, ...override, ...offer, glass]],
    ['by global duty, where no region answers', { role: 'GLOBAL_DUTY' }, { regions: [] }, [...see, work, correct, assign, ...end, ...override, ...offer, glass]],
    ['by global duty, where a region answers', { role: 'GLOBAL_DUTY' }, { routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'] }, []],
    ['by global duty who has it', { role: 'GLOBAL_DUTY' }, HERS, [...see, ...has, reply, readers, correct, assign, ...end, ...override, ...offer, glass]],
    ['by the last resort, told', { role: 'LAST_RESORT' }, TOLD, [...see, ...told, glass]],
    ['by the last resort, not told', { role: 'LAST_RESORT' }, { routes: ['SWG', 'GLOBAL_DUTY'], regions: [] }, []],
    ['by the last resort who has it', { role: 'LAST_RESORT' }, HERS, [...see, ...has, reply, readers, correct, glass]],
    ['by an auditor', { role: 'AUDITOR' }, {}, [...seen, readers]],
    ['by an auditor, even with the case in her hands', { role: 'AUDITOR' }, { ...HERS, ...TOLD }, [...seen, readers]],
    ['by the Steering Committee, told when nobody else was left', member('STEERING_COMMITTEE'), { ...TOLD, ...HERS }, told],
    ['by the Steering Committee, not told', member('STEERING_COMMITTEE'), { routes: ['SWG'], regions: [] }, []],
    ['by the secretariat', { role: 'SECRETARIAT' }, { ...HERS, ...TOLD }, []],
    ['by an administrator', { role: 'ADMINISTRATOR' }, { ...HERS, ...TOLD, routes: ['SWG', 'GLOBAL_DUTY'], regions: [] }, []],
    ['by a reviewer of grants', { role: 'REVIEWER' }, { ...HERS, ...TOLD, routes: ['GRANTS', 'REVIEW'] }, []],
    ['by a partner without a referral, even told and with the case in her hands', { role: 'PROTECTION_PARTNER' }, { ...HERS, ...TOLD, routes: ['SWG'] }, []],
    ['by a partner with an offer', { role: 'PROTECTION_PARTNER' }, { referrals: [aReferral({ status: 'OFFERED' })] }, referred],
    ['by a partner who accepted', { role: 'PROTECTION_PARTNER' }, { referrals: [aReferral()] }, [...referred, 'case.read-content', identity]],
    ['by a partner to whom the story was given, not the name', { role: 'PROTECTION_PARTNER' }, { referrals: [aReferral({ scope: ['S1', 'S2'] })] }, [...referred, 'case.read-content']],
    ['by a partner who declined', { role: 'PROTECTION_PARTNER' }, { referrals: [aReferral({ status: 'DECLINED' })] }, []],
    ['by a partner, of another organisation', { role: 'PROTECTION_PARTNER' }, { referrals: [aReferral({ organisation: 'P-OTHER' })] }, []],
    ['by somebody of a partner without the role', { role: 'REVIEWER' }, { referrals: [aReferral()] }, []],
    ['by somebody without a role that counts', member('REGIONAL'), { ...HERS, ...TOLD, regions: [], referrals: [aReferral()] }, []],
  ])('%s', (_name, role, said, allowed) => {
    const subject = aSubject({ roles: [role], organisation: 'P-JURIS' });
    expect(allowedTo(subject, aCase(said))).toEqual([...allowed].sort());
    // The gate never stands before what the rules allow.
    expect(allowed.filter((action) => !mayAtAll(subject, action))).toEqual([]);
  });

  it('a partner of no organisation has no referral, not even to nobody', () => {
    const nobody = aReferral({ organisation: undefined as unknown as string });
    const subject = aSubject({ roles: [{ role: 'PROTECTION_PARTNER' }] });
    expect(CASE_ACTIONS.filter((action) => mayAtAll(subject, action))).toEqual([]);
    expect(allowedTo(subject, aCase({ referrals: [nobody] }))).toEqual([]);
  });
});

describe('behind broken glass', () => {
  const broken = { now: NOW, breakGlass: [someGlass()] };
  const lac = aSubject({ roles: [coordinator] });

  it('lie content, conversation and identity, for an hour', () => {
    expect(allowedTo(lac, aCase(), broken)).toEqual([...see, ...content, identity, correct, assign, ...end, ...override, ...offer, glass, find].sort());
    expect(mayAtAll(lac, identity)).toBe(true);
    expect(allowedTo(lac, aCase(), { ...broken, now: at(60) })).toEqual([...see, correct, assign, ...end, ...override, ...offer, glass, find].sort());
  });

  it.each<[string, Subject, CaseResource]>([
    ['another case', lac, aCase({ id: 'case-2' })],
    ['for somebody else', aSubject({ person: 'bea', roles: [coordinator] }), aCase()],
    ['once the case is no longer hers', lac, aCase({ regions: ['AFR'] })],
    ['once she has no role', aSubject(), aCase()],
    ['for an auditor', aSubject({ roles: [{ role: 'AUDITOR' }] }), aCase()],
    ['for a partner', aSubject({ roles: [{ role: 'PROTECTION_PARTNER' }], organisation: 'P-JURIS' }), aCase({ referrals: [aReferral({ scope: ['S1'] })] })],
    ['with one factor', aSubject({ roles: [{ role: 'GLOBAL_DUTY' }], factors: 1 }), aCase({ regions: [] })],
    ['in the face of a conflict', aSubject({ roles: [coordinator], conflicts: ['c-other'] }), aCase()],
  ])('lies nothing: %s', (_name, subject, to) => {
    expect(allowedTo(subject, to, broken).filter((action) => action === identity || content.includes(action))).toEqual([]);
  });
});

describe('a case that may not be seen', () => {
  const handler = aSubject({ roles: [{ role: 'CASE_HANDLER' }] });
  it.each<[string, Subject, CaseAction, Partial<CaseResource>, object]>([
    ['is as if it were not there', handler, 'case.read-content', {}, { hidden: true, code: 'access.hidden' }],
    ['is as if it were not there, with one factor too', { ...handler, factors: 1 }, 'case.read-content', {}, { hidden: true, code: 'access.hidden' }],
    ['is as if it were not there for whoever has a conflict, though it is hers', handler, 'case.list', { ...HERS, excluded: ['ana'] }, { hidden: true, code: 'access.hidden' }],
    ['is forbidden only where its routing may be seen', handler, 'case.read-content', TOLD, { hidden: false, code: 'access.forbidden' }],
    ['asks for a second factor where that is all that lacks', aSubject({ roles: [{ role: 'LAST_RESORT' }], factors: 1 }), 'case.read-content', HERS, { hidden: false, code: 'access.second-factor' }],
  ])('%s', (_name, subject, action, said, answer) => {
    expect(can(subject, action, aCase(said), context)).toEqual({ allowed: false, ...answer });
  });

  it('is hidden from an action on something else', () => {
    expect(can(aSubject({ roles: [{ role: 'ADMINISTRATOR' }] }), 'directory.read', aCase() as never, context)).toMatchObject({ allowed: false, hidden: true });
  });
});
