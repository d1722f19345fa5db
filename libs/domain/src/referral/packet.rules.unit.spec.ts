import * as fc from 'fast-check';
import { classesOf, consentOf, mayHand, overriding, PACKET_FIELD_NAMES, PACKET_FIELDS } from '../index';
import { aConsent, anyStanding, at, codesOfNo, NOW } from '../../test/consent-builders';

const none: ReadonlySet<string> = new Set();
const handed = (fields: Parameters<typeof classesOf>[0], consents: ReturnType<typeof aConsent>[], overrides = none) =>
  codesOfNo(mayHand({ recipient: 'c-juris', fields, overrides }, { consents, objections: [] }, NOW));

describe('a packet', () => {
  it('is given with a consent for this partner that covers every field of it', () => {
    expect(handed(['SUMMARY'], [aConsent()])).toEqual([]);
    expect(handed(['SUMMARY', 'NAME'], [aConsent()])).toEqual(['consent.class-not-agreed:S3']);
    expect(handed(['SUMMARY'], [aConsent({ recipient: 'c-refuge' })])).toEqual(['consent.absent']);
    expect(handed(['SUMMARY'], [aConsent({ classes: ['S2'] })])).toEqual(['consent.class-not-agreed:S1']);
    expect(handed(['SUMMARY'], [aConsent({ purpose: 'CP-UN' })])).toEqual(['consent.absent']);
    expect(handed([], [aConsent()])).toEqual(['packet.empty']);
  });

  it('holds only how to reach her where two people did without her consent', () => {
    const override = overriding('o', { purpose: 'CP-REFER', recipient: 'c-juris', urgency: 'IMMINENT' }, at(-1));
    const overrides = new Set(['o']);
    expect(handed(['NAME', 'SAFE_CONTACT', 'PRESENT_PLACE', 'MEDICAL'], [override], overrides)).toEqual([]);
    for (const field of ['FAMILY', 'SUMMARY'] as const) expect(handed(['NAME', field], [override], overrides)).toEqual(['consent.absent']);
    expect(handed(['FAMILY'], [override, aConsent({ classes: ['S1', 'S3'] })], overrides)).toEqual([]);
  });

  it('is given exactly where one consent holds for all of it', () => {
    fc.assert(fc.property(fc.subarray(PACKET_FIELD_NAMES, { minLength: 1 }), anyStanding, (fields, standing) => {
      const handing = { recipient: 'c-juris', fields, overrides: new Set(['two']) };
      const consent = consentOf(handing, standing, NOW);
      expect(mayHand(handing, standing, NOW).yes).toBe(consent !== undefined);
      if (consent === undefined) return;
      expect([consent.recipient, consent.purpose]).toEqual(['c-juris', 'CP-REFER']);
      for (const field of fields) expect(consent.classes).toContain(PACKET_FIELDS[field]);
      expect(mayHand(handing, { ...standing, objections: [{ purpose: '', recipient: 'c-juris', since: NOW }] }, NOW).yes).toBe(false);
    }), { numRuns: 5000 });
  });
});
