import type { CaseworkPaths } from './cases';
import type { OwnPaths } from './directory';
import type { Get, Post } from './shapes';

/** Ways to be the second factor. */
export type Way = 'totp' | 'webauthn' | 'recovery';

/** Options of the browser's own calls about keys, passed on as they came. */
type KeyOptions = Record<string, unknown>;

/** What comes next in signing in. */
export type SignInStep =
  | { step: 'SECOND_FACTOR'; attempt: string; ways: Way[] }
  | { step: 'SET_PASSWORD'; attempt: string }
  | { step: 'ENROL_FACTOR'; attempt: string; ways: ('totp' | 'webauthn')[] }
  | { step: 'SIGNED_IN'; recoveryCodes?: string[]; csrf: string };

export interface components {
  Session: { person: string; name: string; language: string; factors: 1 | 2; endsAt: string; idleSeconds: number; csrf: string };
}

type Step<Body> = Post<SignInStep, Body>;

/** The portal's own calls. */
interface Own {
  '/api/session': Get<components['Session']>;
  '/api/sign-out': Post<unknown>;
  '/api/sign-in/ways': Post<{ password: boolean; openIdConnect: boolean }, Record<string, never>>;
  '/api/sign-in/resume': Post<SignInStep>;
  '/api/sign-in/password': Step<{ name: string; password: string }>;
  '/api/sign-in/totp': Step<{ attempt: string; code: string }>;
  '/api/sign-in/recovery': Step<{ attempt: string; code: string }>;
  '/api/sign-in/webauthn-options': Post<{ options: KeyOptions }, { attempt: string }>;
  '/api/sign-in/webauthn': Step<{ attempt: string; response: object }>;
  '/api/sign-in/invitation': Step<{ code: string }>;
  '/api/sign-in/set-password': Step<{ attempt: string; password: string }>;
  '/api/sign-in/enrol-totp-options': Post<{ secret: string; uri: string }, { attempt: string }>;
  '/api/sign-in/enrol-totp': Step<{ attempt: string; code: string }>;
  '/api/sign-in/enrol-webauthn-options': Post<{ options: KeyOptions }, { attempt: string }>;
  '/api/sign-in/enrol-webauthn': Step<{ attempt: string; response: object; label: string }>;
  '/api/sign-in/oidc-start': Post<{ attempt?: string; url: string }, Record<string, never>>;
}

/** An in-app notice of a case, for the person who is signed in. S1. */
export interface Item {
  id: string;
  caseId: string;
  reference: string;
  kind: 'REPORT' | 'ALERT' | 'ESCALATION' | 'RELEASED';
  urgency: string;
  routes: string[];
  createdAt: string;
  acknowledgedAt?: string | null;
}

/** That a case has a level and somebody must take it. S1. */
export interface Alert {
  caseId: string;
  reference: string;
  urgency: string;
  mode: 'PAGE' | 'QUEUE' | 'NONE';
  regions: string[];
  raisedAt: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  nextRungAt: string | null;
  rungsTaken: number;
}

/** Why somebody was called: the rules that made a decision, by code. S1. */
export interface Decision {
  caseId: string;
  decidedAt: number | string;
  urgency?: string;
  regions?: string[];
  routes?: string[];
  lead?: string | null;
  because: string[];
  tasks?: string[];
}

/** Calls behind the gateway that no description has yet. */
interface NotDescribedYet {
  '/api/notifications/items': Get<Item[] | { items: Item[] }>;
  '/api/notifications/items/{id}/acknowledge': Post<unknown, never, { id: string }>;
  '/api/protection/alerts': Get<Alert[]>;
  '/api/protection/alerts/{caseId}/acknowledge': Post<unknown, never, { caseId: string }>;
  '/api/protection/decisions/of-case/{caseId}': Get<Decision | { decisions: Decision[] }, { caseId: string }>;
}

/** Every call that the page makes. */
export type paths = Own & OwnPaths & CaseworkPaths & NotDescribedYet;
