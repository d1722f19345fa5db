import type { Action, ActionOn, Resource, Subject } from '@amparo/domain';
import * as who from './people';

/** One sentence of the documents on what is no case. */
export interface OtherSentence {
  says: string;
  who: who.Who;
  may: readonly Exclude<Action, ActionOn<'case'>>[];
  /** Of which of them; nothing: of all. */
  when: (person: Subject, it: Resource) => boolean;
}

const any = () => true;
const herOwn = (person: Subject, it: Resource) => 'person' in it && it.person === person.person;
const anothers = (person: Subject, it: Resource) => 'person' in it && it.person !== person.person;
const givenToHer = (person: Subject, it: Resource) => it.kind === 'application' && it.reviewers.includes(person.person);
const coordinatedByHer = (person: Subject, it: Resource) =>
  it.kind === 'roster' && it.group === undefined && it.region !== undefined && who.regionsAs(person, 'REGIONAL_COORDINATOR').includes(it.region);
const herRegion = (person: Subject, it: Resource) =>
  (it.kind === 'region' || (it.kind === 'roster' && it.group === undefined)) && it.region !== undefined && who.herRegions(person).includes(it.region);
/** A lost factor takes two administrators, neither of them the person herself. The first one only asks. */
const twoOtherPeople = (person: Subject, it: Resource) => it.kind === 'account' && anothers(person, it) && it.askedBy !== person.person && it.askedBy !== it.person;

/** Architecture: names are the directory's. ADR 0023: those who work here learn each other's, a partner those of her organisation. */
const whoWorksHereToo = (_person: Subject, it: Resource) => it.kind === 'person' && it.colleague;
const ofHerOrganisation = (person: Subject, it: Resource) => it.kind === 'person' && it.organisation !== undefined && it.organisation === person.organisation;

const referredToHerOrganisation = (person: Subject, it: Resource) => it.kind === 'referral' && person.organisation !== undefined && it.organisation === person.organisation;
const herOrganisation = (person: Subject, it: Resource) => it.kind === 'organisation' && it.organisation === person.organisation;
/** Issue: nothing more until a commit and a consent for that partner; consent is asked again at delivery. */
const agreedToHerOrganisation = (person: Subject, it: Resource) => it.kind === 'referral' && referredToHerOrganisation(person, it) && it.released && it.consented;
/** Guide 4.5, Intake: typed in by a handler; guide 1.3 and 6: people turn to the working group, a coordinator or whoever is on duty. Not the grants team, whose applications are no story. */
const whoMayBeGivenACase = who.either(
  who.ofTheWorkingGroup, who.ofTheExchange, who.ofAccountability, who.ofReview, who.ofInformationSecurity, who.aCaseHandler, who.aCoordinator, who.onGlobalDuty, who.theLastResort,
);

const secretariatOrCommittee = who.either(who.ofTheSecretariat, who.ofTheSteeringCommittee);

export const ELSEWHERE: readonly OtherSentence[] = [
  { says: 'Who can be called has items, her own; so has a partner, on what is referred to her organisation', who: who.either(who.whoCanBeCalled, who.aPartner), may: ['item.list', 'item.acknowledge'], when: herOwn },
  { says: 'Whoever may be given a case enters a report that reached her', who: whoMayBeGivenACase, may: ['report.enter'], when: any },
  { says: 'The grants team sees all applications', who: who.ofTheGrantsTeam, may: ['application.list'], when: any },
  { says: 'A reviewer sees the applications given to her', who: who.aReviewer, may: ['application.list'], when: givenToHer },

  { says: 'A partner sees and answers what her organisation was asked', who: who.aPartner, may: ['offer.list', 'offer.answer'], when: referredToHerOrganisation },
  { says: 'A partner reads what was released to her organisation, while consent holds', who: who.aPartner, may: ['packet.read'], when: agreedToHerOrganisation },

  { says: 'A partner sees her own organisation, says what room it has, and closes it when it may be compromised', who: who.aPartner, may: ['organisation.read-own', 'organisation.set-capacity', 'organisation.close-own'], when: herOrganisation },

  { says: 'Secretariat and Steering Committee see statistics', who: secretariatOrCommittee, may: ['counts.read'], when: any },
  { says: 'Who protects or leads sees statistics, and an auditor everything', who: who.either(who.ofTheWorkingGroup, who.aCoordinator, who.onGlobalDuty, who.anAuditor), may: ['counts.read'], when: any },
  { says: 'A coordinator sees the board of her region', who: who.aCoordinator, may: ['counts.read-region'], when: herRegion },
  { says: 'Global duty stands in for every region', who: who.onGlobalDuty, may: ['counts.read-region'], when: any },

  { says: 'An administrator runs people and organisations', who: who.anAdministrator, may: ['directory.read', 'directory.change', 'role.preview'], when: any },
  { says: 'Administrators and auditors see who changed what of people and accounts', who: who.either(who.anAdministrator, who.anAuditor), may: ['change.read'], when: any },
  { says: 'An administrator invites others', who: who.anAdministrator, may: ['account.invite'], when: anothers },
  { says: 'An administrator says who is woken when nobody takes an alert; an auditor sees it', who: who.either(who.anAdministrator, who.anAuditor), may: ['ladder.read'], when: any },
  { says: 'An administrator changes who is woken when nobody takes an alert', who: who.anAdministrator, may: ['ladder.change'], when: any },
  { says: 'An administrator runs rosters', who: who.anAdministrator, may: ['roster.read', 'roster.change'], when: any },
  { says: 'Secretariat and Steering Committee see duty rosters, and global duty whom to call', who: who.either(secretariatOrCommittee, who.onGlobalDuty), may: ['roster.read'], when: any },
  { says: 'A coordinator or alternate sees alternates and absence of her region', who: who.aCoordinator, may: ['roster.read'], when: herRegion },
  { says: 'A coordinator keeps alternates and absence of her region', who: who.aRegionsOwnCoordinator, may: ['roster.change'], when: coordinatedByHer },
  { says: 'A lost factor takes two administrators, neither of them herself', who: who.anAdministrator, may: ['account.reset-factor'], when: twoOtherPeople },
  { says: 'Secretariat, Steering Committee and administrators see the health of deliveries', who: who.either(secretariatOrCommittee, who.anAdministrator), may: ['delivery.health'], when: any },
  { says: 'An administrator drives again what was parked', who: who.anAdministrator, may: ['delivery.redrive'], when: any },
  { says: 'An auditor reads the audit trail', who: who.anAuditor, may: ['audit.read'], when: any },
  { says: 'Auditors and administrators see whether the audit trail is whole', who: who.either(who.anAuditor, who.anAdministrator), may: ['audit.health'], when: any },
  { says: 'Those who are told of a spent read budget agree that somebody else reads on', who: who.either(who.ofTheWorkingGroup, who.onGlobalDuty, who.theLastResort), may: ['reading.extend'], when: anothers },

  { says: 'Who protects or leads follows what is to be deleted of erased cases', who: who.either(who.ofTheWorkingGroup, who.aCoordinator, who.onGlobalDuty, who.theLastResort), may: ['deletion.hear'], when: any },
  { says: 'Whoever may be given a case, and so may ask for help in it, sees which partners there are', who: whoMayBeGivenACase, may: ['partner.list'], when: any },
  { says: 'Who works here learns the names of who works here', who: who.whoWorksHere, may: ['person.name'], when: whoWorksHereToo },
  { says: 'A partner learns the names of her organisation', who: who.aPartner, may: ['person.name'], when: ofHerOrganisation },
  { says: 'Everybody has her own name', who: who.anybodySignedIn, may: ['person.name'], when: herOwn },
  { says: 'Everybody sees and ends her own sessions', who: who.anybodySignedIn, may: ['session.list-own', 'session.end-own'], when: herOwn },
  { says: 'An administrator ends the sessions of others', who: who.anAdministrator, may: ['session.end-others'], when: anothers },
];
