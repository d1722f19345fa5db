import { EMPTY_CONSENT, mayBeWithdrawn, recordOf, type ConsentFields } from './consent-form.rules';

const of = (said: Partial<ConsentFields>) => recordOf({ ...EMPTY_CONSENT, recipient: 'P-JURIS', ...said });

test('a question and a refusal say no more than what they are about', () => {
  expect(of({ answer: 'ASKED', conditions: 'no telephone' })).toEqual({ answer: 'ASKED', purpose: 'CP-REFER', recipient: 'P-JURIS' });
  expect(of({ answer: 'REFUSED' })).toEqual({ answer: 'REFUSED', purpose: 'CP-REFER', recipient: 'P-JURIS' });
});

test('a consent says all its terms, and leaves out what nobody said', () => {
  expect(of({ explained: ['RISKS'] })).toEqual({ answer: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1'], by: { who: 'PERSON' }, how: 'SECURE_CHAT', explained: ['RISKS'], language: 'en' });
  expect(of({ givenOn: '2026-11-01', endsOn: '2026-12-01', conditions: ' no telephone \n\nonly Ana', notTo: ['P-X'], witness: 'Zz', without: 'one\ntwo' })).toMatchObject({
    givenAt: '2026-11-01T00:00:00Z', expiresAt: '2026-12-01T23:59:59Z', conditions: ['no telephone', 'only Ana'], notTo: ['P-X'], named: { witness: 'Zz', without: ['one', 'two'] },
  });
});

test('a purpose that is ours alone has no recipient', () => {
  expect(of({ purpose: 'CP-SWG' }).recipient).toBe('');
});

test.each<[ConsentFields['purpose'], string[], string[]]>([
  ['CP-STATS', ['S1', 'S0'], ['S0']], ['CP-STATS', ['S1'], []], ['CP-REFER', ['S0', 'S1', 'S3'], ['S1', 'S3']], ['CP-SWG', ['S0'], []],
])('a consent to %s with %j chosen, also before the purpose was, covers %j alone', (purpose, classes, covered) => {
  expect(of({ purpose, classes }).classes).toEqual(covered);
});

test('what two people did without can be ended like what was agreed to; nothing else can', () => {
  expect((['PENDING', 'GIVEN', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'OVERRIDE'] as const).filter((status) => mayBeWithdrawn({ status }))).toEqual(['GIVEN', 'OVERRIDE']);
});

test.each<[Partial<ConsentFields>, object]>([
  [{ who: 'REPRESENTATIVE', because: 'MISSING' }, { who: 'REPRESENTATIVE', because: 'MISSING' }], [{ who: 'REPRESENTATIVE' }, { who: 'REPRESENTATIVE' }],
  [{ who: 'CHILD', childAgrees: true, caregiver: 'YES' }, { who: 'CHILD', childAgrees: true, caregiverSuspected: false, caregiverAgrees: true }],
  [{ who: 'CHILD', childAgrees: true, caregiver: 'SUSPECTED' }, { who: 'CHILD', childAgrees: true, caregiverSuspected: true }],
  [{ who: 'CHILD', caregiver: 'NOT_ASKED' }, { who: 'CHILD', childAgrees: false, caregiverSuspected: false }], [{ who: 'COMMUNITY', because: 'MISSING' }, { who: 'COMMUNITY' }],
])('%j is said as %j', (fields, by) => {
  expect(of(fields).by).toEqual(by);
});
