import * as fc from 'fast-check';
import type { Consent, ConsentBy, ConsentDraft, ConsentPurpose, Explained } from '../index';
import {
  CANNOT_BE_ASKED, codesOf, CONSENT_DAYS, consentFor, defaultEnd, EXPLAINED, HOW_GIVEN, isConsent, isNamed, LONGEST_CONSENT_DAYS, LONGEST_PUBLIC_CONSENT_DAYS, mayOverride, mayShare, NAMES_A_RECIPIENT,
  OVERRIDE_HOURS, overriding, PUBLIC_CONSENT_DAYS,
} from '../index';
import { anyConsent, anyDraft, anySharing, anyStanding, at, codesOfNo, NOW } from '../../test/consent-builders';

const many = { numRuns: 600 };
const DAY = 24 * 60;
const PURPOSES = codesOf('consent_purpose');

const anyPurpose = fc.constantFrom<ConsentPurpose[]>(...PURPOSES);
/** What may be said of a purpose: a recipient where it has one, and classes that go with it. */
const anyExtent = anyPurpose.chain((purpose) => fc.record({
  purpose: fc.constant(purpose), recipient: NAMES_A_RECIPIENT.has(purpose) ? fc.constantFrom('c-juris', 'c-refuge') : fc.constant(''),
  classes: purpose === 'CP-STATS' ? fc.constant(['S0'] as const) : fc.subarray(['S1', 'S2', 'S3'] as const, { minLength: 1 }),
}));
const anyAdult: fc.Arbitrary<ConsentBy> = fc.oneof(fc.constant({ who: 'PERSON' } as const), fc.record({ who: fc.constant('REPRESENTATIVE' as const), because: fc.constantFrom(...CANNOT_BE_ASKED) }), fc.constant({ who: 'COMMUNITY', mandate: true } as const));
/** Drafts with which nothing is wrong: what a property takes away is then all that is wrong. */
const goodDraft: fc.Arbitrary<ConsentDraft> = fc.record({ extent: anyExtent, by: anyAdult, how: fc.constantFrom(...HOW_GIVEN), since: fc.integer({ min: 0, max: 20 * DAY }) })
  .map(({ extent, by, how, since }) => ({ ...extent, by, how, witnessed: true, explained: EXPLAINED, givenAt: at(-since) }));
const of = ({ purpose, recipient, classes, givenAt, expiresAt }: ConsentDraft): Consent => ({ id: 'one', purpose, recipient, classes, givenAt, expiresAt: expiresAt ?? defaultEnd(purpose, givenAt) });
const codes = (draft: ConsentDraft) => codesOfNo(isConsent(draft, NOW));

describe('the rules of the guide (4.4)', () => {
  it('take a good draft for a consent, so that what follows says something', () => {
    fc.assert(fc.property(goodDraft, (draft) => expect(codes(draft)).toEqual([])), many);
  });

  it('1: without a row nothing is shared, for whatever purpose, with whomever', () => {
    fc.assert(fc.property(anySharing, (asked) => expect(mayShare(asked, { consents: [], objections: [] }, NOW).yes).toBe(false)), many);
  });

  it('1: anybody is nobody, however it is written: no consent, no override, and nothing is shared by it', () => {
    const anybody = fc.tuple(fc.constantFrom('*', 'anyone', 'anybody', 'any', 'all', 'everyone', 'everybody', ''), fc.constantFrom('', ' ', '\t', '  \n'), fc.boolean())
      .map(([word, space, loud]) => `${space}${loud ? word.toUpperCase() : word}${space}`);
    const named = fc.constantFrom<ConsentPurpose[]>(...PURPOSES.filter((purpose) => NAMES_A_RECIPIENT.has(purpose)));
    fc.assert(fc.property(goodDraft, anybody, named, fc.constantFrom('c-juris', 'c-refuge'), (draft, recipient, purpose, partner) => {
      const wish: ConsentDraft = { ...draft, purpose, recipient, classes: ['S1', 'S2', 'S3'] };
      expect(isNamed(recipient)).toBe(false);
      expect(codes(wish)).toEqual(['consent.recipient-not-named']);
      expect(codesOfNo(mayOverride({ purpose, recipient, urgency: 'IMMINENT' }, { consents: [], objections: [] }))).toContain('override.recipient-not-named');
      // Even where such a row came to lie among the consents.
      for (const to of [recipient, partner]) expect(mayShare({ purpose, recipient: to, classes: ['S1'] }, { consents: [of(wish)], objections: [] }, NOW).yes).toBe(false);
    }), many);
  });

  it('2: nobody speaks for an adult who can be asked; for one who cannot, as for herself', () => {
    fc.assert(fc.property(anyDraft, fc.constantFrom(...CANNOT_BE_ASKED), (draft, because) => {
      const herself = codes({ ...draft, by: { who: 'PERSON' } });
      expect(codes({ ...draft, by: { who: 'REPRESENTATIVE' } })).toEqual([...herself, 'consent.she-can-be-asked']);
      expect(codes({ ...draft, by: { who: 'REPRESENTATIVE', because } })).toEqual(herself);
    }), many);
  });

  it('3: a child agrees, and her caregiver too; one who is suspected is not asked, and cannot open or close anything', () => {
    const answer = fc.constantFrom(true, false, undefined);
    fc.assert(fc.property(goodDraft, fc.boolean(), answer, fc.boolean(), (draft, childAgrees, caregiverAgrees, caregiverSuspected) => {
      const by: ConsentBy = { who: 'CHILD', childAgrees, caregiverSuspected, ...(caregiverAgrees === undefined ? {} : { caregiverAgrees }) };
      expect(codes({ ...draft, by }).length === 0).toBe(childAgrees && (caregiverSuspected ? caregiverAgrees === undefined : caregiverAgrees === true));
    }), many);
  });

  it('4: for a community speaks whoever has a mandate that is recorded', () => {
    fc.assert(fc.property(anyDraft, (draft) => {
      expect(codes({ ...draft, by: { who: 'COMMUNITY', mandate: false } })).toEqual([...codes({ ...draft, by: { who: 'COMMUNITY', mandate: true } }), 'consent.no-mandate']);
    }), many);
  });

  it('5: what two people did without holds for its 72 hours and for nothing of the story, never for banks, public use or research', () => {
    fc.assert(fc.property(anyPurpose, fc.constantFrom('c-juris', 'c-refuge'), fc.integer({ min: -10, max: 100 * 60 }), (purpose, recipient, minutes) => {
      const wanted = { purpose, recipient, urgency: 'IMMINENT' as const };
      const may = mayOverride(wanted, { consents: [], objections: [] }).yes;
      expect(may).toBe(NAMES_A_RECIPIENT.has(purpose) && purpose !== 'CP-BANKPRIV');
      if (!may) return;
      const standing = { consents: [overriding('o', wanted, NOW)], objections: [] };
      const holds = minutes >= 0 && minutes < OVERRIDE_HOURS * 60;
      expect(mayShare({ purpose, recipient, classes: ['S1', 'S3'] }, standing, at(minutes)).yes).toBe(holds);
      expect(mayShare({ purpose, recipient, classes: ['S2'] }, standing, at(minutes)).yes).toBe(false);
    }), many);
    for (const urgency of ['HIGH', 'MEDIUM', 'LOW', 'NONE'] as const) expect(mayOverride({ purpose: 'CP-REFER', recipient: 'c-juris', urgency }, { consents: [], objections: [] }).yes).toBe(false);
  });

  it('7: for a bank and for public use nothing else opens, whatever was agreed to: each is a question of its own', () => {
    fc.assert(fc.property(fc.constantFrom<ConsentPurpose[]>('CP-BANKPRIV', 'CP-PUBLIC'), fc.array(anyConsent, { maxLength: 6 }), fc.constantFrom('', 'c-juris', 'c-refuge'), (purpose, consents, recipient) => {
      const others = consents.filter((consent) => consent.purpose !== purpose);
      expect(mayShare({ purpose, recipient, classes: ['S1'] }, { consents: others, objections: [] }, NOW).yes).toBe(false);
    }), many);
  });

  it('8: it is asked at release and again at delivery: what may be shared now may not later, where anything ended it meanwhile', () => {
    fc.assert(fc.property(goodDraft, fc.constantFrom('over', 'withdrawn', 'superseded', 'objected'), fc.integer({ min: 1, max: 9 * DAY }), (draft, how, minutes) => {
      const end = at(minutes);
      const consent: Consent = { ...of({ ...draft, expiresAt: how === 'over' ? end : at(10 * DAY) }), ...(how === 'withdrawn' ? { withdrawnAt: end } : {}), ...(how === 'superseded' ? { supersededAt: end } : {}) };
      const standing = { consents: [consent], objections: how === 'objected' ? [{ purpose: '', recipient: '', since: end }] : [] };
      const asked = { purpose: draft.purpose, recipient: draft.recipient, classes: draft.classes };
      // An objection is there when it is said, not before.
      const before = { ...standing, objections: [] };
      expect([mayShare(asked, before, at(minutes - 1)).yes, mayShare(asked, standing, end).yes, mayShare(asked, standing, at(minutes + 1)).yes]).toEqual([true, false, false]);
    }), many);
  });
});

describe('a consent', () => {
  it('ends by itself after 90 days, after 30 for public use, and later only as far as is allowed', () => {
    fc.assert(fc.property(goodDraft, fc.integer({ min: 1, max: 800 }), (draft, days) => {
      const isPublic = draft.purpose === 'CP-PUBLIC';
      const after = (count: number) => new Date(draft.givenAt.getTime() + count * DAY * 60_000);
      expect(defaultEnd(draft.purpose, draft.givenAt)).toEqual(after(isPublic ? PUBLIC_CONSENT_DAYS : CONSENT_DAYS));
      const said = codes({ ...draft, expiresAt: after(days) });
      expect(said.includes('consent.too-long')).toBe(days > (isPublic ? LONGEST_PUBLIC_CONSENT_DAYS : LONGEST_CONSENT_DAYS));
      expect(said.includes('consent.over')).toBe(after(days) <= NOW);
    }), many);
    expect([CONSENT_DAYS, PUBLIC_CONSENT_DAYS, OVERRIDE_HOURS]).toEqual([90, 30, 72]);
  });

  it('is informed: what has to be explained is all needed, and what was only said needs a witness', () => {
    fc.assert(fc.property(goodDraft, fc.constantFrom<Explained[]>(...EXPLAINED), (draft, left) => {
      const needed = left !== 'CANNOT_BE_UNDONE' || draft.purpose === 'CP-PUBLIC';
      expect(codes({ ...draft, explained: EXPLAINED.filter((each) => each !== left) })).toEqual(needed ? ['consent.not-explained'] : []);
      expect(codes({ ...draft, witnessed: false })).toEqual(draft.how === 'ORAL_WITNESSED' ? ['consent.no-witness'] : []);
    }), many);
  });

  it('opens its own purpose, its own recipient and its own classes, and no other', () => {
    fc.assert(fc.property(goodDraft, anyExtent, (draft, asked) => {
      const may = mayShare(asked, { consents: [of(draft)], objections: [] }, NOW).yes;
      expect(may).toBe(asked.purpose === draft.purpose && asked.recipient === draft.recipient && (asked.classes as readonly string[]).every((each) => (draft.classes as readonly string[]).includes(each)));
    }), { numRuns: 3_000 });
  });

  it('of statistics is of what names nobody, and of nothing else; and what names nobody is in no other', () => {
    fc.assert(fc.property(goodDraft, fc.subarray(['S0', 'S1', 'S2', 'S3'] as const, { minLength: 1 }), (draft, classes) => {
      const fit = draft.purpose === 'CP-STATS' ? classes.every((each) => each === 'S0') : !classes.includes('S0');
      expect(codes({ ...draft, classes })).toEqual(fit ? [] : ['consent.class-unfit']);
    }), many);
  });

  it('is not put together of several: one covers all that is shared, or nothing is', () => {
    fc.assert(fc.property(anySharing, anyStanding, (asked, standing) => {
      const each = standing.consents.some((consent) => mayShare(asked, { ...standing, consents: [consent] }, NOW).yes);
      expect(mayShare(asked, standing, NOW).yes).toBe(each);
      expect(consentFor(asked, standing, NOW) !== undefined).toBe(each);
    }), many);
  });
});
