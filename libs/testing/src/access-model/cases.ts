import type { AccessContext, BrokenGlass, CaseResource, ConsentFacts, ReferralFacts, Sensitivity } from '@amparo/domain';
import { ELSEWHERE_REGION, HERE, HER_CONFLICT, HER_ORGANISATION, HER_ORGANISATIONS_CONFLICT } from './actors';

export const NOW = new Date('2026-03-02T12:00:00.000Z');
export const CASE_ID = 'case-1';

const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

/** A case and what else there is about it, in words. */
export interface Situation {
  name: string;
  about: CaseResource;
  context: AccessContext;
}

type Choice<T> = readonly [name: string, value: T];

const REGIONS: readonly Choice<string[]>[] = [
  ['no region', []], ['her region leads', [HERE]], ['her region is second', [ELSEWHERE_REGION, HERE]], ['another region', [ELSEWHERE_REGION]],
];
const ROUTES: readonly Choice<string[]>[] = [
  ['routed nowhere', []], ['a route that nobody knows', ['FUTURE']],
  ...['SWG', 'CONSENT', 'CRE', 'EWS', 'GRANTS', 'ACCOUNTABILITY', 'REVIEW', 'INFOSEC', 'GLOBAL_DUTY', `REGIONAL_COORDINATOR:${HERE}`]
    .map((route): Choice<string[]> => [`routed to ${route}`, [route]]),
];
const WITHHELD: readonly Choice<boolean>[] = [['', false], ['coordinators withheld', true]];
const HANDLERS: readonly Choice<string[]>[] = [["another's", ['other']], ['hers', ['other', 'me']]];
const TOLD: readonly Choice<string[]>[] = [['another told, she released', ['other']], ['told', ['other', 'me']]];
const CONFLICTS: readonly Choice<{ conflicts: string[]; excluded: string[] }>[] = [
  ['', { conflicts: ['conflict-of-another'], excluded: ['other'] }],
  ['she is named', { conflicts: ['conflict-of-another', HER_CONFLICT], excluded: [] }],
  ['her organisation is named', { conflicts: [HER_ORGANISATIONS_CONFLICT], excluded: [] }],
  ['she is excluded', { conflicts: [], excluded: ['me'] }],
];
const glass = (brokenAt: Date, endsAt: Date, person = 'me', caseId = CASE_ID): BrokenGlass[] => [{ caseId, person, brokenAt, endsAt }];
const GLASS: readonly Choice<BrokenGlass[]>[] = [
  ['', []],
  ['glass broken', glass(minutes(-59), minutes(1))],
  ["another's glass", glass(minutes(-1), minutes(59), 'other')],
  ['glass of another case', glass(minutes(-1), minutes(59), 'me', 'case-2')],
  ['glass an hour ago', glass(minutes(-60), minutes(0))],
  ['glass ended early', glass(minutes(-5), minutes(0))],
  ['glass of two hours, after one', glass(minutes(-60), minutes(60))],
  ['glass of tomorrow', glass(minutes(24 * 60), minutes(25 * 60))],
];
const CONSENTS: readonly Choice<ConsentFacts | undefined>[] = [
  ['consent valid', { givenAt: minutes(-60), expiresAt: minutes(60) }],
  ['consent given this instant', { givenAt: NOW, expiresAt: minutes(60) }],
  ['consent to be withdrawn tomorrow', { givenAt: minutes(-60), expiresAt: minutes(9_000), withdrawnAt: minutes(24 * 60) }],
  ['consent expired this instant', { givenAt: minutes(-60), expiresAt: NOW }],
  ['consent withdrawn this instant', { givenAt: minutes(-60), expiresAt: minutes(60), withdrawnAt: NOW }],
  ['consent of tomorrow', { givenAt: minutes(24 * 60), expiresAt: minutes(25 * 60) }],
  ['no consent', undefined],
];
const STATUSES: readonly ReferralFacts['status'][] = ['OFFERED', 'ACCEPTED', 'DECLINED', 'DONE', 'REVOKED', 'EXPIRED'];
const SCOPES: readonly Sensitivity[][] = [[], ['S1'], ['S2'], ['S3'], ['S1', 'S2'], ['S1', 'S3'], ['S2', 'S3'], ['S0', 'S1', 'S2', 'S3']];

const named = (...words: string[]) => words.filter((word) => word !== '').join(', ');

/** Every way to be tied to a case by region, group, assignment and alert, with every conflict: without referrals. */
export function* situations(): Generator<Situation> {
  for (const [route, routes] of ROUTES) for (const [region, regions] of REGIONS) for (const [withheld, coordinatorsWithheld] of WITHHELD)
    for (const [handled, handlers] of HANDLERS) for (const [alert, told] of TOLD) for (const [conflict, facts] of CONFLICTS)
      for (const [broken, breakGlass] of glassesFor(routes, conflict)) {
        yield {
          name: named(region, route, withheld, handled, alert, conflict, broken),
          about: { kind: 'case', id: CASE_ID, regions, routes, coordinatorsWithheld, handlers, told, referrals: [], ...facts },
          context: { now: NOW, breakGlass },
        };
      }
}

/** No glass opens what is hidden, whatever its times are; and all routes are alike to it, seen or not. */
function glassesFor(routes: readonly string[], conflict: string): readonly Choice<BrokenGlass[]>[] {
  if (conflict !== '') return GLASS.slice(1, 2);
  return routes.length === 0 || routes.includes('SWG') || routes.includes('GLOBAL_DUTY') ? GLASS : GLASS.slice(0, 2);
}

/** Every referral, on a case of her region that came to her by nothing else, or that is hers too. */
export function* referredSituations(): Generator<Situation> {
  for (const status of STATUSES) for (const scope of SCOPES) for (const [consented, consent] of CONSENTS)
    for (const organisation of [HER_ORGANISATION, 'P-OTHERS']) for (const [conflict, facts] of status === 'ACCEPTED' ? CONFLICTS : CONFLICTS.slice(0, 1)) for (const [handled, handlers] of HANDLERS) {
      const referral: ReferralFacts = { organisation, status, scope, ...(consent === undefined ? {} : { consent }) };
      yield {
        name: named(`${status} to ${organisation}`, `scope ${scope.join('+') || 'nothing'}`, consented, conflict, handled),
        about: { kind: 'case', id: CASE_ID, regions: [ELSEWHERE_REGION], routes: ['FUTURE'], coordinatorsWithheld: false, handlers, told: [], referrals: [referral], ...facts },
        context: { now: NOW },
      };
    }
}

/** Two referrals of one case: what one lacks the other does not lend. */
export function* twiceReferred(): Generator<Situation> {
  const consent: ConsentFacts = { givenAt: minutes(-60), expiresAt: minutes(60) };
  const kinds: Choice<ReferralFacts>[] = [
    ['accepted, S1', { organisation: HER_ORGANISATION, status: 'ACCEPTED', scope: ['S1'], consent }],
    ['offered, S1 to S3', { organisation: HER_ORGANISATION, status: 'OFFERED', scope: ['S1', 'S2', 'S3'], consent }],
    ['done, S1 to S3', { organisation: HER_ORGANISATION, status: 'DONE', scope: ['S1', 'S2', 'S3'], consent }],
    ['accepted without consent, S1 to S3', { organisation: HER_ORGANISATION, status: 'ACCEPTED', scope: ['S1', 'S2', 'S3'] }],
    ["another's, accepted, S1 to S3", { organisation: 'P-OTHERS', status: 'ACCEPTED', scope: ['S1', 'S2', 'S3'], consent }],
    ['accepted, S2', { organisation: HER_ORGANISATION, status: 'ACCEPTED', scope: ['S2'], consent }],
  ];
  for (const [one, first] of kinds) for (const [other, second] of kinds) yield {
    name: `${one}; ${other}`,
    about: { kind: 'case', id: CASE_ID, regions: [], routes: [], coordinatorsWithheld: false, handlers: [], told: [], referrals: [first, second], conflicts: [], excluded: [] },
    context: { now: NOW },
  };
}
