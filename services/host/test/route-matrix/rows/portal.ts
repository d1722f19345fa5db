import type { RouteRows } from '../row';

/** What stands behind the portal's cookie is asked by its own tests, in browsers; here, that no token opens it. */
export const portalRows: Record<string, RouteRows> = {
  'portal GET /api/openapi.json': { everybody: true, rows: [] },
  'portal GET /api/session': { everybody: true, browser: 'session', rows: [] },
  'portal GET /api/stream': { everybody: true, browser: 'session', rows: [] },
  'portal POST /api/sign-out': { everybody: true, browser: 'session', rows: [] },
  'portal GET /api/sign-in/oidc-callback': { everybody: true, browser: 'sign-in', rows: [] },
  'portal POST /api/sign-in/oidc-start': { everybody: true, browser: 'sign-in', rows: [] },
  'portal POST /api/sign-in/resume': { everybody: true, browser: 'sign-in', rows: [] },
  'portal POST /api/sign-in/:step': { everybody: true, browser: 'sign-in', rows: [] },
};
