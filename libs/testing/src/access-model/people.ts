import type { RoleHeld, RoleName, Subject } from '@amparo/domain';

/** What somebody is, in the words of the documents. */
export type Who = (person: Subject) => boolean;

export const either = (...ones: Who[]): Who => (person) => ones.some((one) => one(person));
const holds = (...roles: RoleName[]): Who => (person) => person.roles.some(({ role }) => roles.includes(role));

/** Of a group: on duty in it, or a member of it (contracts: Who is told). */
const ofGroup = (kind: RoleHeld['kind']): Who => (person) =>
  person.roles.some((held) => held.kind === kind && (held.role === 'MEMBER' || held.role === 'DUTY'));

export const ofTheWorkingGroup = ofGroup('SECURITY_WORKING_GROUP');
export const ofTheExchange = ofGroup('COMMUNITY_RESOURCE_EXCHANGE');
export const ofAccountability = ofGroup('ACCOUNTABILITY');
export const ofReview = ofGroup('REVIEW');
export const ofInformationSecurity = ofGroup('INFORMATION_SECURITY');
export const ofTheGrantsTeam = ofGroup('GRANTS');
export const ofTheSteeringCommittee = ofGroup('STEERING_COMMITTEE');

export const aCaseHandler = holds('CASE_HANDLER');
/** Held for a region; held for none, it is nothing. */
export const aCoordinator: Who = (person) => herRegions(person).length > 0;
export const aRegionsOwnCoordinator: Who = (person) => regionsAs(person, 'REGIONAL_COORDINATOR').length > 0;
export const onGlobalDuty = holds('GLOBAL_DUTY');
export const theLastResort = holds('LAST_RESORT');
export const aPartner = holds('PROTECTION_PARTNER');
export const aReviewer = holds('REVIEWER');
export const ofTheSecretariat = holds('SECRETARIAT');
export const anAdministrator = holds('ADMINISTRATOR');
export const anAuditor = holds('AUDITOR');
export const anybodySignedIn: Who = () => true;


/** Contracts, Who is told: groups, coordinators and alternates, duty, last resort; then the Steering Committee, the last way out; and handlers. */
export const whoCanBeCalled = either(
  ofTheWorkingGroup, ofTheExchange, ofAccountability, ofReview, ofInformationSecurity, ofTheGrantsTeam, ofTheSteeringCommittee,
  aCaseHandler, aCoordinator, onGlobalDuty, theLastResort,
);

/** Architecture, What each user gets: everybody but partners, and reviewers from outside. */
export const whoWorksHere = either(whoCanBeCalled, ofTheSecretariat, anAdministrator, anAuditor);

/** The regions for which she holds one of the roles. */
export function regionsAs(person: Subject, ...roles: RoleName[]): string[] {
  return person.roles.flatMap(({ role, region }) => roles.includes(role) && region !== undefined ? [region] : []);
}

/** The regions that she answers for, or stands in for. */
export const herRegions = (person: Subject): string[] => regionsAs(person, 'REGIONAL_COORDINATOR', 'ALTERNATE_COORDINATOR');

/**
 * Security, Signing in: a second factor is required for working group, partners and administrators; ADR 0016: coordinators,
 * alternates and case handlers too, and who is one of these may do nothing at all with one.
 */
export const nothingWithOneFactor = either(ofTheWorkingGroup, aPartner, anAdministrator, aCoordinator, aCaseHandler);
