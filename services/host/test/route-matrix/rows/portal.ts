import { streamed, replayed } from '../questions/streams';
import type { RouteRows } from '../row';

/** No token opens what stands behind the portal's cookie. Cookies, sign-in and CSRF are asked by the portal's own tests. */
export const portalRows: Record<string, RouteRows> = {
  'portal GET /api/openapi.json': { everybody: true, rows: [] },
  'portal GET /api/session': { everybody: true, browser: 'session', rows: [] },
  'portal GET /api/stream': { everybody: true, browser: 'session', rows: [streamed, replayed] },
  'portal POST /api/sign-out': { everybody: true, browser: 'session', rows: [] },
  'portal GET /api/sign-in/oidc-callback': { everybody: true, browser: 'sign-in', rows: [] },
  'portal POST /api/sign-in/oidc-start': { everybody: true, browser: 'sign-in', rows: [] },
  'portal POST /api/sign-in/resume': { everybody: true, browser: 'sign-in', rows: [] },
  // Pages of the partners' entrance: what a link opens is asked by the tests of links.
  ...Object.fromEntries(
    ['GET /link', 'GET /link/:language', 'POST /link/:language', 'GET /link/:language/offer', 'POST /link/:language/code', 'POST /link/:language/answer', 'GET /link/:language/packet', 'GET /link/:language/log', 'POST /link/:language/line']
      .map((route): [string, RouteRows] => [`portal ${route}`, { everybody: true, rows: [] }]),
  ),
  'portal POST /api/sign-in/:step': { everybody: true, browser: 'sign-in', rows: [] },
};
