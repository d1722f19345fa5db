import type { ActionOn } from '@amparo/domain';
import * as who from './people';
import {
  allOf, anyOf, everyCase, hers, noRegionAnswers, ofHerRegion, referredToHers, routedTo, sheBrokeTheGlass, toldOfIt, type Tie,
} from './ties';

/** One sentence of the documents: some people may do some things to the cases that they are tied to in some way. */
export interface CaseSentence {
  says: string;
  who: who.Who;
  may: readonly ActionOn<'case'>[];
  when: Tie;
}

/** Whoever sees the routing of a case sees it everywhere, or nowhere: one function for lists, counts, exports, streams. */
const TO_SEE_ROUTING = [
  'alert.list', 'alert.read-record', 'case.list', 'case.search', 'case.count', 'case.export', 'case.stream', 'case.read-routing', 'case.read-timeline', 'consent.list', 'referral.list',
] as const;
/** Guide 4.4, rule 6: a withdrawal acts at once, even before identity is sure. Whoever hears it and works on the case stops it. Guide 4.2: anyone on it raises it, at any time; and keeps it on a list of her own. */
const TO_SEE_AND_STOP = [...TO_SEE_ROUTING, 'consent.withdraw', 'alert.raise', 'alert.watch'] as const;
const TO_READ_CONTENT = ['case.read-content', 'case.read-conversation'] as const;
/** Guide 9.1: the handler records the consent and assesses the risk; terms, threats and plans are content. */
const TO_HAVE_IT = [...TO_READ_CONTENT, 'consent.read', 'consent.record', 'safety.read', 'safety.plan'] as const;
/** "Why was I called?": asked by who was. Protection: the first acknowledgement of anybody alerted stops the ladder; she gives it on to somebody who is called by that. */
const TO_ANSWER_A_CALL = ['item.why', 'alert.acknowledge', 'alert.hand-over'] as const;

const theGroupsOfTheExchangeAndOthers: [name: string, who: who.Who, routes: string[]][] = [
  ['The exchange', who.ofTheExchange, ['CRE', 'EWS']],
  ['Accountability', who.ofAccountability, ['ACCOUNTABILITY']],
  ['Review', who.ofReview, ['REVIEW']],
  ['Security of staff and systems', who.ofInformationSecurity, ['INFOSEC']],
];

/** What the working group sees: CONSENT goes to the people of SWG (urgency-and-routing: Routes). */
const seenByWorkingGroup = anyOf(routedTo('SWG', 'CONSENT'), hers, toldOfIt);
const seenByCoordinator = anyOf(ofHerRegion, hers, toldOfIt);
/** No country is known, or a region without coordinator: GLOBAL_DUTY (urgency-and-routing: Routes). */
const seenByGlobalDuty = anyOf(routedTo('GLOBAL_DUTY'), noRegionAnswers, hers, toldOfIt);
const seenByHandlerOrLastResort = anyOf(hers, toldOfIt);

const whoProtectOrLead: [name: string, who: who.Who, seen: Tie][] = [
  ['The security working group', who.ofTheWorkingGroup, seenByWorkingGroup],
  ['A coordinator or alternate', who.aCoordinator, seenByCoordinator],
  ['Global duty', who.onGlobalDuty, seenByGlobalDuty],
  ['A case handler', who.aCaseHandler, seenByHandlerOrLastResort],
  ['The last resort', who.theLastResort, seenByHandlerOrLastResort],
];

const whoCanBeAssigned = who.either(...[...whoProtectOrLead, ...theGroupsOfTheExchangeAndOthers].map(([, people]) => people));

export const ON_CASES: readonly CaseSentence[] = [
  ...whoProtectOrLead.flatMap(([name, people, seen]): CaseSentence[] => [
    { says: `${name} sees the routing of her own, what was routed to her, her region's, or what she was told of`, who: people, may: TO_SEE_AND_STOP, when: seen },
    { says: `${name} reads the content of what is hers`, who: people, may: TO_HAVE_IT, when: hers },
    { says: `${name} breaks the glass of what she sees`, who: people, may: ['case.break-glass'], when: seen },
    { says: `${name} reads what is behind the glass that she broke, while she still sees the case`, who: people, may: [...TO_READ_CONTENT, 'case.read-identity'], when: allOf(seen, sheBrokeTheGlass) },
  ]),
  // Issue 5: staff find a contact by an exact match.
  { says: 'The security working group finds by a contact what it sees', who: who.ofTheWorkingGroup, may: ['case.find-contact'], when: seenByWorkingGroup },
  { says: 'A coordinator or alternate finds by a contact what she sees', who: who.aCoordinator, may: ['case.find-contact'], when: seenByCoordinator },
  { says: 'A case handler finds by a contact what she sees', who: who.aCaseHandler, may: ['case.find-contact'], when: seenByHandlerOrLastResort },
  { says: 'A case handler reads who it is about, and gives it to one partner, in what is hers', who: who.aCaseHandler, may: ['case.read-identity', 'referral.release', 'contact.draft'], when: hers },
  { says: 'The working group corrects the country of what was routed to it', who: who.ofTheWorkingGroup, may: ['case.correct-country'], when: routedTo('SWG', 'CONSENT') },
  { says: 'Global duty corrects the country of what came to it', who: who.onGlobalDuty, may: ['case.correct-country'], when: anyOf(routedTo('GLOBAL_DUTY'), noRegionAnswers) },
  { says: 'The coordinators of its regions correct a country', who: who.aCoordinator, may: ['case.correct-country'], when: ofHerRegion },
  { says: 'Whoever a case is assigned to, to read its content, corrects its country', who: whoCanBeAssigned, may: ['case.correct-country'], when: hers },
  { says: 'The working group gives on, closes, agrees to erase, to do without consent, lowers it, stops its ladder for a while, agrees that a draft leaves, and to ask partners and groups for help with what was routed to it or is hers', who: who.ofTheWorkingGroup, may: ['case.assign', 'case.close', 'case.erase', 'consent.override', 'referral.offer', 'contact.agree', 'alert.lower', 'alert.pause'], when: anyOf(routedTo('SWG', 'CONSENT'), hers) },
  { says: 'A coordinator or alternate gives on, closes, agrees to erase, to do without consent, lowers it, stops its ladder for a while, agrees that a draft leaves, and to ask partners and groups for help with what is of her region or hers', who: who.aCoordinator, may: ['case.assign', 'case.close', 'case.erase', 'consent.override', 'referral.offer', 'contact.agree', 'alert.lower', 'alert.pause'], when: anyOf(ofHerRegion, hers) },
  { says: 'Global duty gives on, closes, agrees to erase, to do without consent, lowers it, stops its ladder for a while, agrees that a draft leaves, and to ask partners and groups for help with what came to it or is hers', who: who.onGlobalDuty, may: ['case.assign', 'case.close', 'case.erase', 'consent.override', 'referral.offer', 'contact.agree', 'alert.lower', 'alert.pause'], when: anyOf(routedTo('GLOBAL_DUTY'), noRegionAnswers, hers) },
  { says: 'A case handler gives on, closes, agrees to erase, to do without consent, lowers it, stops its ladder for a while, agrees that a draft leaves, and to ask partners and groups for help with what is hers', who: who.aCaseHandler, may: ['case.assign', 'case.close', 'case.erase', 'consent.override', 'referral.offer', 'contact.agree', 'alert.lower', 'alert.pause'], when: hers },
  { says: 'Who was called may ask why, say that she has it, and give it on', who: who.whoCanBeCalled, may: TO_ANSWER_A_CALL, when: toldOfIt },

  ...theGroupsOfTheExchangeAndOthers.flatMap(([name, people, routes]): CaseSentence[] => [
    { says: `${name} sees the routing of what was routed to it, is hers, or she was told of`, who: people, may: TO_SEE_AND_STOP, when: anyOf(routedTo(...routes), hers, toldOfIt) },
    { says: `${name} reads the content of what is hers`, who: people, may: TO_HAVE_IT, when: hers },
    { says: `${name} works on what was handed to it`, who: people, may: ['hand-off.work'], when: anyOf(routedTo(...routes), hers) },
  ]),
  { says: 'Whoever else has a case reads what was handed over of it', who: who.either(who.ofTheWorkingGroup, who.aCoordinator, who.aCaseHandler, who.theLastResort), may: ['hand-off.work'], when: hers },
  { says: 'The grants team works on what was handed to it', who: who.ofTheGrantsTeam, may: ['hand-off.work'], when: routedTo('GRANTS') },
  { says: 'Global duty works on what nobody of a group is there for', who: who.onGlobalDuty, may: ['hand-off.work'], when: anyOf(routedTo('GLOBAL_DUTY'), noRegionAnswers, hers) },
  { says: 'Whoever a case is assigned to writes to the person who reported it; broken glass does not let anybody speak', who: whoCanBeAssigned, may: ['case.reply'], when: hers },
  { says: 'The grants team sees the routing of what was routed to it or it was told of', who: who.ofTheGrantsTeam, may: TO_SEE_AND_STOP, when: anyOf(routedTo('GRANTS'), toldOfIt) },
  { says: 'Whoever is responsible for a case sees who looked at it', who: whoCanBeAssigned, may: ['case.read-access'], when: hers },
  { says: 'An auditor sees who looked at any case', who: who.anAuditor, may: ['case.read-access'], when: everyCase },
  { says: 'An auditor sees the routing of everything, and changes nothing', who: who.anAuditor, may: TO_SEE_ROUTING, when: everyCase },

  { says: 'A partner sees offers to its organisation without identity', who: who.aPartner, may: ['case.list', 'case.count', 'case.stream', 'case.read-routing'], when: referredToHers(['OFFERED', 'ACCEPTED'], 'S1') },
  { says: 'A partner reads the content that was agreed to, once it accepted', who: who.aPartner, may: ['case.read-content'], when: referredToHers(['ACCEPTED'], 'S2') },
  { says: 'A partner reads the identity that was agreed to, once it accepted', who: who.aPartner, may: ['case.read-identity'], when: referredToHers(['ACCEPTED'], 'S3') },
];
