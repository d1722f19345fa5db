import * as fc from 'fast-check';
import type { Objection } from '../index';
import { consentFor, endedBy, heldUntil, holdsAt, isConsent, mayOverride, mayShare, NAMES_A_RECIPIENT, objectsTo, overriding } from '../index';
import { anyConsent, anyDraft, anyInstant, anyObjection, anySharing, anyStanding, codesOfNo, NOW } from '../../test/consent-builders';

const many = { numRuns: 5000 };

test('nothing is shared without a consent for this purpose and this recipient alone', () => {
  let shared = 0;
  fc.assert(fc.property(anySharing, anyStanding, (asked, standing) => {
    if (!mayShare(asked, standing, NOW).yes) return;
    shared += 1;
    const consent = consentFor(asked, standing, NOW)!;
    expect([consent.purpose, consent.recipient]).toEqual([asked.purpose, asked.recipient]);
    expect(consent.classes).toEqual(expect.arrayContaining([...asked.classes]));
    expect(consent.givenAt <= NOW && NOW < consent.expiresAt).toBe(true);
    expect(NAMES_A_RECIPIENT.has(asked.purpose) && ['*', '', 'anyone'].includes(asked.recipient)).toBe(false);
  }), { numRuns: 10_000 });
  expect(shared).toBeGreaterThan(300);
});

test('a no has a reason, and a yes a consent', () => {
  fc.assert(fc.property(anySharing, anyStanding, (asked, standing) => {
    const said = mayShare(asked, standing, NOW);
    expect(said.yes).toBe(consentFor(asked, standing, NOW) !== undefined);
    if (!said.yes) expect(said.reasons.length).toBeGreaterThan(0);
  }), many);
});

test('a withdrawal acts at once, whatever else was agreed to before it', () => {
  const withdrawn = fc.tuple(anySharing, anyStanding, fc.boolean(), fc.boolean());
  fc.assert(fc.property(withdrawn, ([asked, standing, everyPurpose, everyRecipient]) => {
    const objection: Objection = { purpose: everyPurpose ? '' : asked.purpose, recipient: everyRecipient ? '' : asked.recipient, since: NOW };
    expect(mayShare(asked, { ...standing, objections: [...standing.objections, objection] }, NOW).yes).toBe(false);
  }), many);
});

test('what an objection ends is what it closes', () => {
  fc.assert(fc.property(anyConsent, anyObjection, (consent, objection) => {
    const before = holdsAt(consent, [], objection.since);
    expect(endedBy(objection, [consent]).length > 0).toBe(before && !holdsAt(consent, [objection], objection.since));
  }), many);
});

test('a further objection never opens anything, and a further consent never closes anything', () => {
  fc.assert(fc.property(anySharing, anyStanding, anyObjection, anyConsent, (asked, standing, objection, consent) => {
    const before = mayShare(asked, standing, NOW).yes;
    if (!before) expect(mayShare(asked, { ...standing, objections: [...standing.objections, objection] }, NOW).yes).toBe(false);
    if (before) expect(mayShare(asked, { ...standing, consents: [...standing.consents, consent] }, NOW).yes).toBe(true);
  }), many);
});

test('less may be had wherever more may', () => {
  fc.assert(fc.property(anySharing, anyStanding, fc.nat(), (asked, standing, which) => {
    if (asked.classes.length < 2 || !mayShare(asked, standing, NOW).yes) return;
    const less = { ...asked, classes: asked.classes.filter((_each, place) => place !== which % asked.classes.length) };
    expect(mayShare(less, standing, NOW).yes).toBe(true);
  }), many);
});

test('a consent holds from when it was given until it ends, and never again after', () => {
  fc.assert(fc.property(anyConsent, fc.array(anyObjection, { maxLength: 3 }), anyInstant, anyInstant, (consent, objections, one, other) => {
    const [early, late] = one <= other ? [one, other] : [other, one];
    if (early >= consent.givenAt && !holdsAt(consent, objections, early)) expect(holdsAt(consent, objections, late)).toBe(false);
    expect(heldUntil(consent, objections) <= consent.expiresAt).toBe(true);
  }), many);
});

test('what is recorded as a consent opens what it says at once, unless somebody objected since', () => {
  let good = 0;
  fc.assert(fc.property(anyDraft, fc.array(anyObjection, { maxLength: 2 }), (draft, objections) => {
    if (!isConsent(draft, NOW).yes) return;
    good += 1;
    const { purpose, recipient, classes, givenAt } = draft;
    const consent = { id: 'one', purpose, recipient, classes, givenAt, expiresAt: draft.expiresAt ?? new Date(givenAt.getTime() + 30 * 86_400_000) };
    const objected = objections.some((one) => one.since >= givenAt && one.since <= NOW && objectsTo(one, draft));
    expect(mayShare({ purpose, recipient, classes }, { consents: [consent], objections }, NOW).yes).toBe(!objected);
  }), { numRuns: 10_000 });
  expect(good).toBeGreaterThan(300);
});

test('an override opens no story, and nothing to whom she has said no', () => {
  fc.assert(fc.property(anySharing, anyStanding, (asked, standing) => {
    const wanted = { purpose: asked.purpose, recipient: asked.recipient, urgency: 'IMMINENT' as const };
    if (!mayOverride(wanted, standing).yes) return;
    expect(['CP-BANKPRIV', 'CP-PUBLIC', 'CP-STATS']).not.toContain(asked.purpose);
    const with72 = { consents: [overriding('o', wanted, NOW)], objections: [] };
    expect(codesOfNo(mayShare({ ...asked, classes: ['S2'] }, with72, NOW))).toEqual(['consent.class-not-agreed:S2']);
    const said = standing.objections.filter((one) => objectsTo(one, asked)).map(({ since }) => since.getTime());
    const agreed = standing.consents.filter((one) => one.purpose === asked.purpose && one.recipient === asked.recipient).map(({ givenAt }) => givenAt.getTime());
    if (said.length > 0) expect(Math.max(...agreed)).toBeGreaterThan(Math.max(...said));
  }), { numRuns: 10_000 });
});
