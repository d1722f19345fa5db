import { HER_ORGANISATION } from '@amparo/testing';
import { PEOPLE } from './directory-of-actors';

const arrest = { channel: 'WEB_FORM', language: 'en', category: 'REPRISAL', acts: ['ACT-ARREST'], happened: 'LAST_3_DAYS', riskFactors: ['RF-DETAINED'], narrative: 'Invented.' };
const surveillance = { ...arrest, acts: ['ACT-SURVEIL'], riskFactors: [], happened: 'LAST_30_DAYS' };
const request = { channel: 'EMAIL', language: 'en', stillInDanger: 'NO', targets: ['TGT-COMM'], narrative: 'Invented.' };
/** A contact that these have in common. It is no safe channel: nothing is routed or compared by it. */
export const CONTACT = '+000 300 123 4567';
export const CONTACTED = ['in one region', 'in another region', 'coordinators withheld', 'our organisation is named', 'for a grant'];
const everyOther = (first: 0 | 1) => PEOPLE.filter((_person, index) => index % 2 === first).map(({ id }) => id);

const OF_EVERY_RELATION: readonly { name: string; report: object; later?: object }[] = [
  { name: 'in one region', report: { ...arrest, incidentCountries: ['HN'] } },
  { name: 'in one region, less urgent', report: { ...surveillance, incidentCountries: ['CO'] } },
  { name: 'her region second', report: { ...arrest, incidentCountries: ['KE', 'BR'] } },
  { name: 'her region first', report: { ...arrest, incidentCountries: ['BR', 'KE'] } },
  {
    name: 'some of us are named later', report: { ...arrest, incidentCountries: ['AR'] },
    later: { ...arrest, incidentCountries: ['AR'], involvedPeople: ['working-group-duty', 'case-handler', 'alternate', 'auditor'] },
  },
  {
    name: 'a community asks, then gives feedback that somebody has to read', report: { ...request, category: 'COMMUNITY_REQUEST', incidentCountries: ['BR'] },
    later: { ...request, category: 'FEEDBACK', narrative: 'Invented feedback.' },
  },
  { name: 'in another region', report: { ...arrest, incidentCountries: ['KE'] } },
  { name: 'where somebody coordinates two roles', report: { ...arrest, incidentCountries: ['NP'] } },
  { name: 'in a region without coordinator', report: { ...arrest, incidentCountries: ['UA'] } },
  { name: 'nobody knows where', report: { ...arrest } },
  { name: 'nobody knows where, an unmatched civil-society source', report: { ...arrest, sources: ['SRC-CSO'], involvedNames: ['Nobody that we know'] } },
  { name: 'coordinators withheld', report: { ...arrest, incidentCountries: ['PE'], sources: ['SRC-CSO'], involvedNames: ['Nobody that we know'] } },
  { name: 'coordinators withheld in another region', report: { ...arrest, incidentCountries: ['NP'], sources: ['SRC-CSO'], involvedNames: ['Nobody that we know'] } },
  { name: 'some of us are named', report: { ...arrest, incidentCountries: ['GT'], involvedPeople: everyOther(0) } },
  { name: 'the others of us are named', report: { ...arrest, incidentCountries: ['GT'], involvedPeople: everyOther(1) } },
  { name: 'our organisation is named', report: { ...arrest, incidentCountries: ['MX'], involvedOrganisations: [HER_ORGANISATION] } },
  { name: 'our organisation asks for money', report: { ...request, category: 'GRANT_REQUEST', incidentCountries: ['CL'], amount: '900.00', currency: 'USD', involvedOrganisations: [HER_ORGANISATION] } },
  { name: 'some of us are named, and money is asked for', report: { ...request, category: 'GRANT_REQUEST', incidentCountries: ['CL'], amount: '900.00', currency: 'USD', involvedPeople: everyOther(0) } },
  { name: 'a community asks', report: { ...request, category: 'COMMUNITY_REQUEST', incidentCountries: ['BR'] } },
  { name: 'an early warning', report: { ...request, category: 'EARLY_WARNING', incidentCountries: ['TZ'] } },
  { name: 'for accountability', report: { ...request, category: 'ACCOUNTABILITY', incidentCountries: ['PY'] } },
  { name: 'for a grant', report: { ...request, category: 'GRANT_REQUEST', incidentCountries: ['BO'], amount: '900.00', currency: 'USD' } },
  { name: 'for a grant elsewhere, with a reprisal', report: { ...arrest, category: 'GRANT_REQUEST', incidentCountries: ['GH'], amount: '900.00', currency: 'USD' } },
  { name: 'feedback, to be read', report: { ...request, category: 'FEEDBACK', narrative: 'Invented feedback.' } },
  { name: 'only words', report: { channel: 'WEB_FORM', narrative: 'invented words' } },
  { name: 'staff is the target', report: { ...surveillance, targets: ['TGT-STAFF'], incidentCountries: ['EC'] } },
  { name: 'a consent withdrawn', report: { ...request, category: 'OTHER', incidentCountries: ['UY'], consents: [{ purpose: 'CP-REFER', recipient: HER_ORGANISATION, status: 'WITHDRAWN' }] } },
];

/** Reports that lead to cases of every relation that routing makes: regions, routes, who is told, who is kept out. */
export const REPORTS: typeof OF_EVERY_RELATION = OF_EVERY_RELATION.map((one) => (
  CONTACTED.includes(one.name) ? { ...one, report: { ...one.report, safeContact: { channel: 'RECEIPT_ONLY', value: CONTACT } } } : one
));

/** Whom a case is given to, and by whom. */
export const GIVEN: readonly { report: string; to: readonly string[]; by: string }[] = [
  {
    report: 'in another region', by: 'working-group-member',
    to: ['case-handler', 'member-of-the-exchange', 'accountability-desk', 'intake-review', 'security-of-systems', 'last-resort', 'coordinator-of-another-region', 'alternate', 'grants-officer-and-case-handler'],
  },
  { report: 'some of us are named later', by: 'working-group-member', to: ['case-handler', 'last-resort'] },
  { report: 'coordinators withheld', by: 'working-group-member', to: ['case-handler', 'coordinator'] },
  { report: 'some of us are named', by: 'working-group-duty', to: ['working-group-duty'] },
  { report: 'the others of us are named', by: 'working-group-member', to: ['working-group-member'] },
];

/** Who breaks the glass of which case. */
export const GLASS: readonly (readonly [report: string, person: string])[] = [
  ['in one region', 'alternate'], ['some of us are named later', 'alternate'], ['her region second', 'coordinator'], ['in one region', 'working-group-member'], ['in one region, less urgent', 'working-group-duty'],
  ['in a region without coordinator', 'global-duty'], ['nobody knows where', 'global-duty-and-auditor'],
];
