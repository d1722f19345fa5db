import { classesOn, explainedOn, signaturesOn, signerOf, SIGNERS } from './paper.rules';

const asked = { status: 'PENDING', purpose: 'CP-REFER', classes: [], explained: [] } as const;

it('has on it what was agreed to, or boxes to tick', () => {
  expect(classesOn(asked)).toEqual(['S1', 'S2', 'S3'].map((code) => ({ code, agreed: false })));
  expect(classesOn({ ...asked, purpose: 'CP-STATS' })).toEqual([{ code: 'S0', agreed: false }]);
  expect(classesOn({ ...asked, status: 'GIVEN', classes: ['S1'] })).toEqual([{ code: 'S1', agreed: true }]);
});

it('says all that must be explained, and afterwards what was', () => {
  expect(explainedOn(asked)).toEqual(['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW']);
  expect(explainedOn({ ...asked, purpose: 'CP-PUBLIC' })).toHaveLength(5);
  expect(explainedOn({ ...asked, status: 'GIVEN', explained: ['RISKS'] })).toEqual(['RISKS']);
});

it('has room for whoever signs, and always for a witness, an interpreter and one of us', () => {
  expect(SIGNERS.map((signer) => signaturesOn(signer)[0])).toEqual(['person', 'representative', 'child', 'child', 'representative']);
  expect(signaturesOn('CHILD').slice(1)).toEqual(['caregiver', 'witness', 'interpreter', 'staff']);
  // Who is suspected is asked nothing.
  expect(signaturesOn('CHILD_ALONE')).toEqual(['child', 'witness', 'interpreter', 'staff']);
  expect([signerOf('CHILD', true), signerOf('CHILD', false), signerOf('PERSON', true)]).toEqual(['CHILD_ALONE', 'CHILD', 'PERSON']);
  expect([signerOf('CHILD'), signerOf(null), signerOf('SOMEBODY')]).toEqual(['CHILD', 'PERSON', 'PERSON']);
});
