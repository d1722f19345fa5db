import * as fc from 'fast-check';
import { ROLES } from '../src/index';
import type { AccessContext, BrokenGlass, CaseResource, ConsentFacts, ReferralFacts, RoleHeld, Subject } from '../src/index';

export const NOW = new Date('2026-06-01T12:00:00Z');
export const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
export const context: AccessContext = { now: NOW };

/** Somebody of no role, signed in with two factors, with what the test is about. */
export function aSubject(said: Partial<Subject> = {}): Subject {
  return { person: 'ana', session: 's-1', roles: [], conflicts: ['c-ana'], factors: 2, language: 'en', ...said };
}

/** A case in LAC that has to do with nobody, with what the test is about. */
export function aCase(said: Partial<CaseResource> = {}): CaseResource {
  return {
    kind: 'case', id: 'case-1', conflicts: ['c-other'], excluded: ['somebody'], regions: ['LAC'], coordinatorsWithheld: false, routes: [], handlers: [],
    told: [], referrals: [], ...said,
  };
}

/** Consent of yesterday for ninety days. */
export const consent: ConsentFacts = { givenAt: at(-24 * 60), expiresAt: at(89 * 24 * 60) };

/** An accepted referral to the organisation of all partners in the tests, of everything. */
export function aReferral(said: Partial<ReferralFacts> = {}): ReferralFacts {
  return { organisation: 'P-JURIS', status: 'ACCEPTED', scope: ['S1', 'S2', 'S3'], consent, ...said };
}

/** Glass that Ana broke just now. */
export function someGlass(said: Partial<BrokenGlass> = {}): BrokenGlass {
  return { caseId: 'case-1', person: 'ana', brokenAt: NOW, endsAt: at(60), ...said };
}

const KINDS = [
  'SECURITY_WORKING_GROUP', 'COMMUNITY_RESOURCE_EXCHANGE', 'GRANTS', 'ACCOUNTABILITY', 'REVIEW', 'INFORMATION_SECURITY', 'STEERING_COMMITTEE', 'REGIONAL',
];
const ROUTES = ['SWG', 'CONSENT', 'CRE', 'EWS', 'GRANTS', 'ACCOUNTABILITY', 'REVIEW', 'INFOSEC', 'GLOBAL_DUTY', 'REGIONAL_COORDINATOR:LAC'];
const REGIONS = ['LAC', 'AFR', 'ASIA'];
const PEOPLE = ['ana', 'bea', 'caro'];
const CONFLICTS = ['c-ana', 'c-bea', 'c-org'];
const ORGANISATIONS = ['P-JURIS', 'P-OTHER'];

const few = <T>(of: readonly T[]) => fc.subarray([...of], { maxLength: 2 });
/** Instants around now, now itself among them. */
const anyInstant = fc.constantFrom(-90, -60, -1, 0, 1, 60, 90).map(at);

export const anyRole: fc.Arbitrary<RoleHeld> = fc.record(
  { role: fc.constantFrom(...ROLES), group: fc.constant('g'), kind: fc.constantFrom(...KINDS), region: fc.constantFrom(...REGIONS) },
  { requiredKeys: ['role', 'kind', 'region'] },
);

export const anySubject: fc.Arbitrary<Subject> = fc.record(
  {
    person: fc.constantFrom(...PEOPLE), session: fc.constant('s-1'), organisation: fc.constantFrom(...ORGANISATIONS),
    roles: fc.array(anyRole, { maxLength: 3 }), conflicts: few(CONFLICTS), factors: fc.constantFrom(1 as const, 2 as const, 2 as const),
    language: fc.constant('en'),
  },
  { requiredKeys: ['person', 'session', 'roles', 'conflicts', 'factors', 'language'] },
);

const anyConsent: fc.Arbitrary<ConsentFacts> = fc.record(
  { givenAt: anyInstant, expiresAt: anyInstant, withdrawnAt: anyInstant }, { requiredKeys: ['givenAt', 'expiresAt'] },
);

const anyReferral: fc.Arbitrary<ReferralFacts> = fc.record(
  {
    organisation: fc.constantFrom(...ORGANISATIONS), status: fc.constantFrom('OFFERED', 'ACCEPTED', 'ACCEPTED', 'DECLINED', 'DONE', 'REVOKED', 'EXPIRED'),
    scope: fc.subarray(['S1', 'S2', 'S3']), consent: fc.oneof(fc.constant(consent), anyConsent),
  },
  { requiredKeys: ['organisation', 'status', 'scope'] },
);

export const anyCase: fc.Arbitrary<CaseResource> = fc.record({
  kind: fc.constant('case'), id: fc.constantFrom('case-1', 'case-2'), conflicts: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, few(CONFLICTS)),
  excluded: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, few(PEOPLE)), regions: few(REGIONS), coordinatorsWithheld: fc.boolean(), routes: few(ROUTES),
  handlers: few(PEOPLE), told: few(PEOPLE), referrals: fc.array(anyReferral, { maxLength: 2 }),
});

export const anyContext: fc.Arbitrary<AccessContext> = fc.record({
  now: fc.constant(NOW),
  breakGlass: fc.array(
    fc.record({
      caseId: fc.constantFrom('case-1', 'case-2'), person: fc.constantFrom(...PEOPLE), brokenAt: anyInstant, endsAt: anyInstant,
    }), { maxLength: 3 },
  ),
});
