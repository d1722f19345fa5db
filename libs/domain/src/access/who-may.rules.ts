import type { Action, ActionOn } from './actions';
import type { StandingName } from './standings.rules';

/**
 * What ties a person to a case (security: "Who may").
 * - `region`: it happened in her region, as the leading one or another, and coordinators are not withheld
 * - `group`: it was routed to a group that she is in
 * - `duty`: it was routed to global duty, or no region answers for it
 * - `assignment`: she is one of its handlers
 * - `alert`: she was told of it
 * - `referral`: her organisation has a referral of it, within its scope, with consent that holds now
 * - `all`: nothing is needed
 */
export type Relation = 'region' | 'group' | 'duty' | 'assignment' | 'alert' | 'referral' | 'all';

/** Which standing may, and by which relations: one of them is enough. Who is not here may not. */
export type WhoMay = Readonly<Partial<Record<StandingName, readonly Relation[]>>>;

/** Who sees the routing of a case (S1). Groups by what came to them, coordinators their region, handlers what is theirs. */
const SEE = {
  WORKING_GROUP: ['group', 'assignment', 'alert'],
  GROUP_MEMBER: ['group', 'assignment', 'alert'],
  GRANTS_OFFICER: ['group', 'alert'],
  CASE_HANDLER: ['assignment', 'alert'],
  COORDINATOR: ['region', 'assignment', 'alert'],
  ALTERNATE: ['region', 'assignment', 'alert'],
  GLOBAL_DUTY: ['duty', 'assignment', 'alert'],
  LAST_RESORT: ['assignment', 'alert'],
  AUDITOR: ['all'],
} as const satisfies WhoMay;
const { AUDITOR: _changesNothing, ...SEE_AND_ACT } = SEE;
const SEE_OR_REFERRED: WhoMay = { ...SEE, PARTNER: ['referral'] };

/** Whoever can be told (routing: Reach), the Steering Committee as the second way out included (guide 6, case 8). */
const TOLD: WhoMay = {
  WORKING_GROUP: ['alert'], GROUP_MEMBER: ['alert'], GRANTS_OFFICER: ['alert'], CASE_HANDLER: ['alert'], COORDINATOR: ['alert'],
  ALTERNATE: ['alert'], GLOBAL_DUTY: ['alert'], LAST_RESORT: ['alert'], STEERING_COMMITTEE: ['alert'],
};

/** What was said (S2): whoever has the case. Not grants officers: an application is not the story (guide 4.5). */
const HANDLE: WhoMay = {
  WORKING_GROUP: ['assignment'], GROUP_MEMBER: ['assignment'], CASE_HANDLER: ['assignment'], COORDINATOR: ['assignment'],
  ALTERNATE: ['assignment'], GLOBAL_DUTY: ['assignment'], LAST_RESORT: ['assignment'],
};

/** Who may break the glass: who protects or leads, of a case whose routing she sees. */
const BREAK_GLASS: WhoMay = {
  WORKING_GROUP: SEE.WORKING_GROUP, CASE_HANDLER: SEE.CASE_HANDLER, COORDINATOR: SEE.COORDINATOR, ALTERNATE: SEE.ALTERNATE,
  GLOBAL_DUTY: SEE.GLOBAL_DUTY, LAST_RESORT: SEE.LAST_RESORT,
};

/** Who finds a case by a contact: whoever is written to or called by the person herself, among the cases whose routing she sees (ADR 0051). */
const FIND_CONTACT: WhoMay = {
  WORKING_GROUP: SEE.WORKING_GROUP, CASE_HANDLER: SEE.CASE_HANDLER, COORDINATOR: SEE.COORDINATOR, ALTERNATE: SEE.ALTERNATE,
};

/** Who answers for a case, and not who was merely told of it. */
const ANSWER_FOR: WhoMay = {
  WORKING_GROUP: ['group', 'assignment'], CASE_HANDLER: ['assignment'], COORDINATOR: ['region', 'assignment'],
  ALTERNATE: ['region', 'assignment'], GLOBAL_DUTY: ['duty', 'assignment'],
};

/** Who may do what to a case. */
export const ON_CASES: Readonly<Record<ActionOn<'case'>, WhoMay>> = {
  'item.why': TOLD,
  'alert.list': SEE,
  'alert.acknowledge': TOLD,
  'alert.hand-over': TOLD,
  'alert.watch': SEE_AND_ACT,
  // Anyone on it, at any time (guide 4.2).
  'alert.raise': SEE_AND_ACT,
  'alert.lower': ANSWER_FOR,
  'alert.pause': ANSWER_FOR,
  'alert.read-record': SEE,
  'case.list': SEE_OR_REFERRED,
  'case.search': SEE,
  'case.find-contact': FIND_CONTACT,
  'case.count': SEE_OR_REFERRED,
  'case.export': SEE,
  'case.stream': SEE_OR_REFERRED,
  'case.read-routing': SEE_OR_REFERRED,
  'case.read-timeline': SEE,
  'case.read-content': { ...HANDLE, PARTNER: ['referral'] },
  'case.read-conversation': HANDLE,
  // Who it is, is for the handler of the case alone, and for the one partner that the person agreed to.
  'case.read-identity': { CASE_HANDLER: ['assignment'], PARTNER: ['referral'] },
  // Whoever has the case answers, and nobody else: the person is to hear one voice.
  'case.reply': HANDLE,
  // Whoever answers for the case gives it on. Not who was merely told of it: she would make herself a reader.
  'case.assign': ANSWER_FOR,
  // Finding the country is the working group's and global duty's task (guide 6, case 4). Not an administrator's: it decides who sees.
  'case.correct-country': {
    WORKING_GROUP: ['group', 'assignment'], GROUP_MEMBER: ['assignment'], CASE_HANDLER: ['assignment'], COORDINATOR: ['region', 'assignment'],
    ALTERNATE: ['region', 'assignment'], GLOBAL_DUTY: ['duty', 'assignment'], LAST_RESORT: ['assignment'],
  },
  'case.break-glass': BREAK_GLASS,
  // Whoever is responsible for the case sees who looked at it, and an auditor everything.
  'case.read-access': { ...HANDLE, AUDITOR: ['all'] },
  'case.close': ANSWER_FOR,
  'case.erase': ANSWER_FOR,
  'consent.list': SEE,
  'consent.read': HANDLE,
  'consent.record': HANDLE,
  'consent.withdraw': SEE_AND_ACT,
  'consent.override': ANSWER_FOR,
  'referral.list': SEE,
  'referral.offer': ANSWER_FOR,
  // What leaves us names her: by whoever may read who she is.
  'referral.release': { CASE_HANDLER: ['assignment'] },
  // The group that it went to, and whoever has the case. Grants reads what is asked for, which is not the story (guide 5).
  'hand-off.work': { ...HANDLE, GROUP_MEMBER: ['group', 'assignment'], GRANTS_OFFICER: ['group'], GLOBAL_DUTY: ['duty', 'assignment'] },
  'contact.draft': { CASE_HANDLER: ['assignment'] },
  'contact.agree': ANSWER_FOR,
  // Where she sleeps and what she fears is content.
  'safety.read': HANDLE,
  'safety.plan': HANDLE,
};

/** What broken glass opens, to whoever may still break it. */
export const BEHIND_GLASS: ReadonlySet<Action> = new Set<ActionOn<'case'>>(['case.read-content', 'case.read-conversation', 'case.read-identity']);

/**
 * How far an action goes that is not on a case. `own`: what belongs to her. `region`: her region. `assigned`: where she was
 * named. `another`: of somebody else. `second`: of somebody else, and not asked for by herself. `colleague`: who works here.
 * `organisation`: of her organisation. `packet`: of her organisation, released and agreed to now. `any`: all.
 */
export type Extent = 'own' | 'region' | 'assigned' | 'another' | 'second' | 'colleague' | 'organisation' | 'packet' | 'any';

/** Whoever can be told has items; a partner's people too: on what is referred to their organisation, and of no case. */
const OWN_ITEMS = Object.fromEntries([...Object.keys(TOLD), 'PARTNER'].map((standing) => [standing, 'own'])) as Partial<Record<StandingName, Extent>>;

/** Whoever may be given a case may be the one who is called. */
const CALLED_BY_PEOPLE = Object.fromEntries(Object.keys(HANDLE).map((standing) => [standing, 'any'])) as Partial<Record<StandingName, Extent>>;

/** A partner learns names of her own organisation alone: who works here is nobody's to know who could be made to tell it. */
const NAMES: Readonly<Partial<Record<StandingName, Extent>>> = {
  PERSON: 'own', PARTNER: 'organisation',
  WORKING_GROUP: 'colleague', GROUP_MEMBER: 'colleague', GRANTS_OFFICER: 'colleague', CASE_HANDLER: 'colleague', COORDINATOR: 'colleague',
  ALTERNATE: 'colleague', GLOBAL_DUTY: 'colleague', LAST_RESORT: 'colleague', SECRETARIAT: 'colleague', STEERING_COMMITTEE: 'colleague',
  ADMINISTRATOR: 'colleague', AUDITOR: 'colleague',
};

/** Who may do what else, and how far. */
export const ELSEWHERE: Readonly<Record<Exclude<Action, ActionOn<'case'>>, Readonly<Partial<Record<StandingName, Extent>>>>> = {
  'item.list': OWN_ITEMS,
  'item.acknowledge': OWN_ITEMS,
  'offer.list': { PARTNER: 'organisation' },
  'offer.answer': { PARTNER: 'organisation' },
  'packet.read': { PARTNER: 'packet' },
  'organisation.read-own': { PARTNER: 'organisation' },
  'organisation.set-capacity': { PARTNER: 'organisation' },
  'organisation.close-own': { PARTNER: 'organisation' },
  'report.enter': CALLED_BY_PEOPLE,
  'application.list': { GRANTS_OFFICER: 'any', REVIEWER: 'assigned' },
  'counts.read': {
    SECRETARIAT: 'any', STEERING_COMMITTEE: 'any', WORKING_GROUP: 'any', COORDINATOR: 'any', ALTERNATE: 'any', GLOBAL_DUTY: 'any', AUDITOR: 'any',
  },
  'counts.read-region': { COORDINATOR: 'region', ALTERNATE: 'region', GLOBAL_DUTY: 'any' },
  'directory.read': { ADMINISTRATOR: 'any' },
  'change.read': { ADMINISTRATOR: 'any', AUDITOR: 'any' },
  'directory.change': { ADMINISTRATOR: 'any' },
  'roster.read': {
    ADMINISTRATOR: 'any', SECRETARIAT: 'any', STEERING_COMMITTEE: 'any', GLOBAL_DUTY: 'any', COORDINATOR: 'region', ALTERNATE: 'region',
  },
  'roster.change': { ADMINISTRATOR: 'any', COORDINATOR: 'region' },
  'ladder.read': { ADMINISTRATOR: 'any', AUDITOR: 'any' },
  'ladder.change': { ADMINISTRATOR: 'any' },
  'account.invite': { ADMINISTRATOR: 'another' },
  'account.reset-factor': { ADMINISTRATOR: 'second' },
  'role.preview': { ADMINISTRATOR: 'any' },
  'delivery.health': { ADMINISTRATOR: 'any', SECRETARIAT: 'any', STEERING_COMMITTEE: 'any' },
  'delivery.redrive': { ADMINISTRATOR: 'any' },
  // An administrator looks after the trail, and does not read in it who has which case (S1 of cases is not hers).
  'audit.read': { AUDITOR: 'any' },
  'audit.health': { AUDITOR: 'any', ADMINISTRATOR: 'any' },
  'reading.extend': { WORKING_GROUP: 'another', GLOBAL_DUTY: 'another', LAST_RESORT: 'another' },
  // Nobody answers for a case that is erased: whoever protects or leads does for what is left of it.
  'deletion.hear': { WORKING_GROUP: 'any', COORDINATOR: 'any', ALTERNATE: 'any', GLOBAL_DUTY: 'any', LAST_RESORT: 'any' },
  // Whoever may be given a case may come to ask for help in it.
  'partner.list': CALLED_BY_PEOPLE,
  'person.name': NAMES,
  'session.list-own': { PERSON: 'own' },
  'session.end-own': { PERSON: 'own' },
  'session.end-others': { ADMINISTRATOR: 'another' },
};
