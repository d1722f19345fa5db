import type { Get, Post } from './shapes';

/** Who she is and what she may do. */
export interface Me {
  person: string;
  name: string;
  language: string;
  roles: { role: string; group?: string; kind?: string; region?: string }[];
  organisation?: string | null;
  actions: string[];
  factors: number;
  sessionEndsAt: string;
}

/** A session of a person. */
export interface SessionShown {
  id: string;
  current?: boolean;
  startedAt: string;
  lastUsedAt: string;
  endsAt: string;
  factors: number;
}

/** A second factor of hers. */
export interface FactorShown {
  id: string;
  kind: 'TOTP' | 'WEBAUTHN';
  label: string | null;
  addedAt: string;
  lastUsedAt: string | null;
}

/** Calls of the directory about herself. */
export interface OwnPaths {
  '/api/directory/me': Get<Me>;
  '/api/directory/me/language': Post<unknown, { language: string }>;
  '/api/directory/me/password': Post<unknown, { current: string; password: string }>;
  '/api/directory/sessions': Get<{ sessions: SessionShown[] }>;
  '/api/directory/sessions/{id}/end': Post<unknown, never, { id: string }>;
  '/api/directory/sessions/end-others': Post<unknown>;
  '/api/directory/factors': Get<{ factors: FactorShown[]; recoveryCodes: number }>;
  '/api/directory/factors/totp-options': Post<{ secret: string; uri: string }>;
  '/api/directory/factors/totp': Post<unknown, { code: string }>;
  '/api/directory/factors/webauthn-options': Post<{ options: Record<string, unknown> }>;
  '/api/directory/factors/webauthn': Post<unknown, { response: object; label: string }>;
  '/api/directory/factors/{id}/remove': Post<unknown, never, { id: string }>;
  '/api/directory/factors/recovery-codes': Post<{ recoveryCodes: string[] }>;
}
