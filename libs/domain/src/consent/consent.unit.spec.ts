import type { ConsentBy, ConsentDraft, ConsentPurpose, Objection, OverrideAsked } from '../index';
import { CONSENT_DAYS, defaultEnd, isConsent, mayAgree, mayOverride, mayShare, overriding, PUBLIC_CONSENT_DAYS, statusOf } from '../index';
import { aConsent, at, codesOfNo, NOW } from '../../test/consent-builders';

const days = (count: number) => at(count * 24 * 60);

describe('what is a consent', () => {
  const draft = (said: Partial<ConsentDraft> = {}): ConsentDraft => ({
    purpose: 'CP-REFER', recipient: 'c-juris', classes: ['S1', 'S2'], by: { who: 'PERSON' }, how: 'WRITTEN', witnessed: false,
    explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], givenAt: at(-60), ...said,
  });
  const wrong = (said: Partial<ConsentDraft>) => codesOfNo(isConsent(draft(said), NOW));

  it('is one that an adult gives for one named partner, informed, for ninety days', () => {
    expect(isConsent(draft(), NOW)).toEqual({ yes: true });
    expect(defaultEnd('CP-REFER', NOW)).toEqual(days(CONSENT_DAYS));
    expect(defaultEnd('CP-PUBLIC', NOW)).toEqual(days(PUBLIC_CONSENT_DAYS));
  });

  it.each<[string, Partial<ConsentDraft>, string[]]>([
    ['anybody', { recipient: '*' }, ['consent.recipient-not-named']],
    ['anybody, in a word', { recipient: ' Anyone ' }, ['consent.recipient-not-named']],
    ['nobody', { recipient: '' }, ['consent.recipient-not-named']],
    ['a recipient where there is none', { purpose: 'CP-CASE' }, ['consent.recipient-needless']],
    ['nothing agreed', { classes: [] }, ['consent.nothing-agreed']],
    ['identity in statistics', { purpose: 'CP-STATS', recipient: '', classes: ['S0', 'S3'] }, ['consent.class-unfit']],
    ['not told that she may refuse', { explained: ['RISKS', 'LIMITS', 'MAY_WITHDRAW'] }, ['consent.not-explained']],
    ['public, and not told that it cannot be undone', { purpose: 'CP-PUBLIC', recipient: '' }, ['consent.not-explained']],
    ['only said, to one alone', { how: 'ORAL_WITNESSED' }, ['consent.no-witness']],
    ['given tomorrow', { givenAt: days(1) }, ['consent.of-the-future']],
    ['over since yesterday', { givenAt: days(-10), expiresAt: days(-1) }, ['consent.over']],
    ['over by default', { givenAt: days(-90) }, ['consent.over']],
    ['for two years', { expiresAt: days(730) }, ['consent.too-long']],
    ['public for half a year', { purpose: 'CP-PUBLIC', recipient: '', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW', 'CANNOT_BE_UNDONE'], expiresAt: days(180) }, ['consent.too-long']],
    ['several things at once', { recipient: '*', classes: [], explained: [] }, ['consent.recipient-not-named', 'consent.nothing-agreed', 'consent.not-explained']],
  ])('is not: %s', (_what, said, codes) => expect(wrong(said)).toEqual(codes));

  it.each<[string, ConsentBy, string[]]>([
    ['a relative of an adult who can be asked', { who: 'REPRESENTATIVE' }, ['consent.she-can-be-asked']],
    ['a representative of somebody detained', { who: 'REPRESENTATIVE', because: 'DETAINED' }, []],
    ['a child and her caregiver', { who: 'CHILD', childAgrees: true, caregiverAgrees: true, caregiverSuspected: false }, []],
    ['a child alone', { who: 'CHILD', childAgrees: true, caregiverSuspected: false }, ['consent.caregiver-disagrees']],
    ['a caregiver alone', { who: 'CHILD', childAgrees: false, caregiverAgrees: true, caregiverSuspected: false }, ['consent.child-disagrees']],
    ['a child whose caregiver is suspected', { who: 'CHILD', childAgrees: true, caregiverSuspected: true }, []],
    ['a child, and the caregiver who is suspected', { who: 'CHILD', childAgrees: true, caregiverAgrees: true, caregiverSuspected: true }, ['consent.caregiver-suspected']],
    ['a community with a mandate', { who: 'COMMUNITY', mandate: true }, []],
    ['somebody who says that she speaks for a community', { who: 'COMMUNITY', mandate: false }, ['consent.no-mandate']],
  ])('by %s', (_who, by, codes) => expect(wrong({ by })).toEqual(codes));
});

describe('what may be shared', () => {
  const asked = { purpose: 'CP-REFER' as ConsentPurpose, recipient: 'c-juris', classes: ['S1', 'S2'] as const };
  const no = (consents: ReturnType<typeof aConsent>[], objections: Objection[] = [], change: Partial<typeof asked> = {}) =>
    codesOfNo(mayShare({ ...asked, ...change }, { consents, objections }, NOW));

  it('is what was agreed to, for whom and while it holds', () => {
    expect(no([aConsent()])).toEqual([]);
    expect(no([])).toEqual(['consent.absent']);
    expect(no([aConsent()], [], { recipient: 'c-refuge' })).toEqual(['consent.absent']);
    expect(no([aConsent()], [], { purpose: 'CP-UN' })).toEqual(['consent.absent']);
    expect(no([aConsent()], [], { recipient: '*' })).toEqual(['consent.recipient-not-named']);
    expect(no([aConsent({ recipient: '*' })], [], { recipient: '*' })).toEqual(['consent.recipient-not-named']);
    expect(no([aConsent({ classes: ['S1'] })])).toEqual(['consent.class-not-agreed:S2']);
    expect(no([aConsent({ givenAt: at(1) })])).toEqual(['consent.not-yet']);
    expect(no([aConsent({ expiresAt: NOW })])).toEqual(['consent.expired']);
    expect(no([aConsent({ withdrawnAt: NOW, classes: ['S1'] })])).toEqual(['consent.withdrawn', 'consent.class-not-agreed:S2']);
    expect(no([aConsent({ supersededAt: at(-1) })])).toEqual(['consent.superseded']);
  });

  it('is not put together of two consents', () => {
    expect(no([aConsent({ classes: ['S1'] }), aConsent({ id: 'two', classes: ['S2'] })])).toEqual(['consent.class-not-agreed:S2', 'consent.class-not-agreed:S1']);
  });

  it.each<[string, Partial<Objection>, string[]]>([
    ['to the same', {}, ['consent.objected']],
    ['to all purposes for this recipient', { purpose: '' }, ['consent.objected']],
    ['to all recipients', { recipient: '' }, ['consent.objected']],
    ['to hold a case at all', { purpose: 'CP-CASE', recipient: '' }, ['consent.objected']],
    ['at the instant at which it was given', { since: at(-60) }, ['consent.objected']],
    ['before it was given', { since: at(-61) }, []],
    ['to another recipient', { recipient: 'c-refuge' }, []],
    ['to another purpose', { purpose: 'CP-UN' }, []],
  ])('ends with an objection %s', (_what, said, codes) => {
    expect(no([aConsent()], [{ purpose: 'CP-REFER', recipient: 'c-juris', since: at(-1), ...said }])).toEqual(codes);
  });
});

it('is called by the vocabulary what it is now', () => {
  const called = (said: Parameters<typeof statusOf>[0]) => statusOf(said, NOW);
  expect([called({ state: 'PENDING' }), called({ state: 'REFUSED' })]).toEqual(['PENDING', 'REFUSED']);
  expect([called({ state: 'GIVEN', expiresAt: at(1) }), called({ state: 'OVERRIDE', expiresAt: at(1) }), called({ state: 'OVERRIDE', expiresAt: NOW })]).toEqual(['GIVEN', 'OVERRIDE', 'EXPIRED']);
  expect([called({ state: 'GIVEN', expiresAt: at(-1), withdrawnAt: at(-5) }), called({ state: 'GIVEN', expiresAt: at(9), supersededAt: at(-5) })]).toEqual(['WITHDRAWN', 'EXPIRED']);
});

describe('doing without a consent, to save a life', () => {
  const asked: OverrideAsked = { purpose: 'CP-REFER', recipient: 'c-juris', urgency: 'IMMINENT' };
  const no = (change: Partial<OverrideAsked>, objections: Objection[] = [], consents: ReturnType<typeof aConsent>[] = []) =>
    codesOfNo(mayOverride({ ...asked, ...change }, { consents, objections }));
  const refused: Objection = { purpose: 'CP-REFER', recipient: 'c-juris', since: at(-10) };

  it('is for imminent danger, one named recipient, and never for banks, public use or research', () => {
    expect(no({})).toEqual([]);
    expect(no({ urgency: 'HIGH' })).toEqual(['override.not-imminent']);
    expect(no({ recipient: '*' })).toEqual(['override.recipient-not-named']);
    for (const purpose of ['CP-BANKPRIV', 'CP-PUBLIC', 'CP-STATS', 'CP-CRE'] as const) expect(no({ purpose })).toEqual(['override.purpose']);
  });

  it('is not where she said no, unless she agreed after that', () => {
    expect(no({}, [refused])).toEqual(['override.refused-before']);
    expect(no({}, [{ ...refused, recipient: 'c-refuge' }])).toEqual([]);
    expect(no({}, [refused], [aConsent({ givenAt: at(-9), expiresAt: at(-8) })])).toEqual([]);
    expect(no({}, [refused], [aConsent({ givenAt: at(-11), expiresAt: at(-8) })])).toEqual(['override.refused-before']);
  });

  it('takes two different people within a day, and holds 72 hours with the least data', () => {
    expect(mayAgree({ by: 'ana', at: at(-1) }, 'bea', NOW)).toEqual({ yes: true });
    expect(codesOfNo(mayAgree({ by: 'ana', at: at(-1) }, 'ana', NOW))).toEqual(['override.second-person']);
    expect(codesOfNo(mayAgree({ by: 'ana', at: days(-1) }, 'ana', NOW))).toEqual(['override.second-person', 'override.too-late']);
    const consent = overriding('id', asked, NOW);
    expect(consent).toMatchObject({ classes: ['S1', 'S3'], givenAt: NOW, expiresAt: days(3) });
    const contact = { purpose: 'CP-REFER', recipient: 'c-juris', classes: ['S3'] } as const;
    expect(mayShare(contact, { consents: [consent], objections: [] }, at(72 * 60 - 1))).toEqual({ yes: true });
    expect(codesOfNo(mayShare(contact, { consents: [consent], objections: [] }, days(3)))).toEqual(['consent.expired']);
    expect(codesOfNo(mayShare({ ...contact, classes: ['S2'] }, { consents: [consent], objections: [] }, NOW))).toEqual(['consent.class-not-agreed:S2']);
  });
});
