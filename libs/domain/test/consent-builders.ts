import type { Verdict } from '@amparo/kernel';
import * as fc from 'fast-check';
import { EXPLAINED, HOW_GIVEN } from '../src/index';
import type { Consent, ConsentBy, ConsentDraft, ConsentPurpose, ConsentStanding, Objection, Sharing } from '../src/index';

export const NOW = new Date('2026-03-02T12:00:00.000Z');
/** Minutes from now. */
export const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** A consent of an hour ago to refer to one partner with the story, for ninety days. */
export function aConsent(said: Partial<Consent> = {}): Consent {
  return { id: 'one', purpose: 'CP-REFER', recipient: 'c-juris', classes: ['S1', 'S2'], givenAt: at(-60), expiresAt: at(89 * 24 * 60), ...said };
}

/** The codes of the reasons of a no; none of a yes. */
export const codesOfNo = (said: Verdict): string[] => (said.yes ? [] : said.reasons.map(({ code }) => code));

const purpose = fc.constantFrom<ConsentPurpose[]>('CP-REFER', 'CP-REFER', 'CP-REFER', 'CP-REFER', 'CP-UN', 'CP-CASE', 'CP-BANKPRIV', 'CP-PUBLIC');
const recipient = fc.constantFrom('c-juris', 'c-juris', 'c-juris', 'c-juris', 'c-refuge', '', '*', 'anyone');
const classes = fc.subarray(['S1', 'S2', 'S3'] as const);
export const anyInstant = fc.constantFrom(-9_000, -60, -1, 0, 1, 60, 9_000).map(at);

/** Purposes and recipients of few, so that they meet. */
export const anySharing: fc.Arbitrary<Sharing> = fc.record({ purpose, recipient, classes });

const oneConsent: fc.Arbitrary<Consent> = fc.record(
  {
    id: fc.constantFrom('one', 'two'), purpose, recipient, classes, givenAt: anyInstant, expiresAt: anyInstant, withdrawnAt: anyInstant, supersededAt: anyInstant,
  },
  { requiredKeys: ['id', 'purpose', 'recipient', 'classes', 'givenAt', 'expiresAt'] },
);
/** Of all consents that there could be few hold: half of these do, and are of everything. */
export const anyConsent: fc.Arbitrary<Consent> = fc.oneof(
  oneConsent, fc.record({ id: fc.constant('good'), purpose, recipient, givenAt: fc.constantFrom(at(-60), NOW), expiresAt: fc.constantFrom(at(1), at(9_000)), classes: fc.constant(['S1', 'S2', 'S3'] as const) }),
);

export const anyObjection: fc.Arbitrary<Objection> = fc.record({ purpose: fc.oneof(purpose, fc.constant('')), recipient, since: anyInstant });

export const anyStanding: fc.Arbitrary<ConsentStanding> = fc.record({
  consents: fc.array(anyConsent, { maxLength: 5 }), objections: fc.oneof(fc.constant([]), fc.array(anyObjection, { maxLength: 2 })),
});

const anyBy: fc.Arbitrary<ConsentBy> = fc.oneof(
  fc.constant({ who: 'PERSON' } as const), fc.constant({ who: 'REPRESENTATIVE', because: 'MISSING' } as const), fc.constant({ who: 'REPRESENTATIVE' } as const),
  fc.record({ who: fc.constant('CHILD' as const), childAgrees: fc.boolean(), caregiverAgrees: fc.boolean(), caregiverSuspected: fc.boolean() }),
  fc.record({ who: fc.constant('COMMUNITY' as const), mandate: fc.boolean() }),
);

export const anyDraft: fc.Arbitrary<ConsentDraft> = fc.record(
  {
    purpose, recipient, classes, by: anyBy, how: fc.constantFrom(...HOW_GIVEN), witnessed: fc.boolean(),
    explained: fc.oneof({ weight: 3, arbitrary: fc.constant(EXPLAINED) }, fc.subarray([...EXPLAINED])), givenAt: anyInstant, expiresAt: anyInstant,
  },
  { requiredKeys: ['purpose', 'recipient', 'classes', 'by', 'how', 'witnessed', 'explained', 'givenAt'] },
);
