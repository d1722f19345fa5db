import type { Action } from '@amparo/domain';
import type { ServiceName } from '@amparo/platform';
import type { Matrix, MatrixRoute } from './matrix';

/** What may be asked of a route for people. */
export const QUESTIONS = [
  'list', 'search', 'sort', 'filter', 'page', 'count', 'export', 'stream', 'replay', 'bulk',
  'get', 'hidden-is-absent', 'another-person', 'change', 'extra-fields', 'no-more-to-ask',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** One question about a route, asked of everybody in the matrix. */
export interface Row {
  asks: Question;
  /** In words, where the question does not say it. */
  because?: string;
  /** @returns every answer that is not what the documents say */
  run: (matrix: Matrix, route: MatrixRoute) => Promise<string[]>;
}

/** Whom the documents let call a route, and what is asked of it. */
export interface RouteRows {
  everybody?: true;
  /** Open to whoever signs what she sends: the code of the refusal that everybody else gets. */
  signed?: string;
  /** At the portal, which asks for a browser's cookie before anything else: no token opens it. `sign-in`: before there is a session. */
  browser?: 'session' | 'sign-in';
  services?: readonly ServiceName[];
  operator?: true;
  people?: readonly Action[];
  /** What is not there is no secret, and is refused to whoever may not see all of its kind: a region that nobody has. */
  refusesNothing?: true;
  rows: readonly Row[];
}

/** @returns `casework GET /cases/:id`; what all services answer is `* GET /operator/lag` */
export function addressOf({ service, verb, path }: Pick<MatrixRoute, 'service' | 'verb' | 'path'>): string {
  const shared = path.startsWith('/operator/') || path.startsWith('/health/');
  return `${shared ? '*' : service} ${verb} ${path}`;
}

/**
 * The questions that a route must have answered, by its shape: what names a thing by its id must not tell hidden from absent,
 * what takes a body must not take more than it asks for, what gives a list must count and page no others.
 */
export function questionsOf({ verb, path, permission }: Pick<MatrixRoute, 'verb' | 'path' | 'permission'>): Question[] {
  if (permission.people.length === 0) return [];
  const onOneThing = path.includes(':');
  const changes = verb !== 'GET';
  const lists = !changes && permission.people.some((action) => /\.(list|list-own|search)$/.test(action));
  return [
    ...(onOneThing ? ['hidden-is-absent' as const, changes ? 'change' as const : 'get' as const] : []),
    ...(lists && !onOneThing ? ['list' as const] : []),
    ...(permission.people.includes('case.list') ? ['sort' as const, 'filter' as const, 'page' as const, 'search' as const, 'another-person' as const] : []),
    ...(changes ? ['extra-fields' as const] : []),
    ...(permission.people.includes('case.count') ? ['count' as const] : []),
    ...(permission.people.includes('case.export') ? ['export' as const] : []),
    ...(permission.people.includes('case.stream') ? ['stream' as const, 'replay' as const] : []),
    ...(permission.people.includes('case.search') ? ['search' as const] : []),
  ];
}
