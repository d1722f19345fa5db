import type { CaseResource, Subject } from '@amparo/domain';
import { hintFor } from './change.rules';

const partner: Subject = { person: 'juris', session: 's', roles: [{ role: 'PROTECTION_PARTNER' }], factors: 2, language: 'en', organisation: 'P-JURIS', conflicts: ['c-juris', 'o-juris'] };
const known: CaseResource = { kind: 'case', id: 'case-1', conflicts: [], excluded: [], regions: ['LAC'], routes: [], handlers: [], coordinatorsWithheld: false, told: [], referrals: [] };
const offers = { what: 'offers', organisationId: 'o-juris', caseId: 'case-1' } as const;
const now = new Date('2026-01-31T12:00:00Z');

test.each([
  ['of hers, without the case', offers, known, { what: 'offers' }],
  ['of all of hers', { what: 'offers', organisationId: 'o-juris' }, undefined, { what: 'offers' }],
  ['of another organisation', { ...offers, organisationId: 'o-refuge' }, known, undefined],
  ['of a case that nobody may know of yet', offers, undefined, undefined],
  ['of a case from which she is kept out', offers, { ...known, excluded: ['juris'] }, undefined],
  ['of a case with which she has a conflict of interest', offers, { ...known, conflicts: ['c-juris'] }, undefined],
  ['of a case with which her organisation has one', offers, { ...known, conflicts: ['o-juris'] }, undefined],
] as const)('a partner is told of offers %s only as she may know of them', (_which, change, about, hint) => {
  expect(hintFor(partner, change, about, now)).toEqual(hint);
});

test('somebody who is no partner hears of no offer, and of an item of hers by the case', () => {
  const handler = { ...partner, roles: [{ role: 'CASE_HANDLER' as const }] };
  expect(hintFor(handler, offers, known, now)).toBeUndefined();
  expect(hintFor(handler, { what: 'items', caseId: 'case-1', people: ['juris'] }, known, now)).toEqual({ what: 'items', id: 'case-1' });
});
