import { posted, type AnswerRow, type RouteCall } from '@amparo/testing';
import { Browser } from './browser';
import { TOTP_CODE } from './directory-double';
import { TOKEN, type RunningPortal } from './running';

/** A person whom the directory of the test knows. */
export const password = 'invented-password-of-a-person';

const SAME_SITE = { 'sec-fetch-site': 'same-origin' };

/** How every route of the portal is called, and what it answers beside its routes: pages, files, and what is passed on. */
export async function answerRows(running: RunningPortal): Promise<Record<string, AnswerRow>> {
  const browser = await signedIn(running);
  const [page, its] = [{ ...SAME_SITE, origin: running.url }, await asHer(running, browser)];
  const step = (name: string, body: object, headers: Record<string, string> = page): RouteCall => posted(`/api/sign-in/${name}`, body, headers);
  const gone = await asHer(running, await signedIn(running, true));
  const leaving = await asHer(running, await signedIn(running));
  const elsewhere = { ...its, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const others = (path: string): Record<string, RouteCall> => ({
    'by nobody': { path, headers: SAME_SITE }, 'with a token that is none': { path, headers: { authorization: 'Bearer x' } }, 'with a session that ended': { path, headers: gone }, 'with a cookie that is none': { path, headers: { ...SAME_SITE, cookie: '__Host-amparo=x' } },
    'with two identities': { path, headers: { ...its, authorization: `Bearer ${TOKEN}` } },
  });
  const way = await onTheWay(running);
  const attempt = (await (await new Browser(running).post('/api/sign-in/password', { name: 'maria', password })).json() as { attempt: string }).attempt;
  return {
    'GET /api/openapi.json': { meant: { path: '/api/openapi.json' } },
    'GET /api/session': { meant: { path: '/api/session', headers: its }, also: others('/api/session') },
    'GET /api/stream': { meant: { path: '/api/stream', headers: { ...its, accept: 'text/event-stream' } }, also: others('/api/stream') },
    'POST /api/sign-out': {
      meant: { path: '/api/sign-out', method: 'POST', headers: leaving },
      also: { 'without its mark': { path: '/api/sign-out', method: 'POST', headers: { ...its, 'x-csrf-token': 'x' } }, 'from another site': { path: '/api/sign-out', method: 'POST', headers: elsewhere } },
    },
    'GET /api/sign-in/oidc-callback': {
      meant: { path: `/api/sign-in/oidc-callback${way.search}`, headers: { cookie: way.cookie } }, also: { 'of a sign-in that nobody began': { path: '/api/sign-in/oidc-callback?state=x' } },
    },
    'POST /api/sign-in/oidc-start': { meant: step('oidc-start', {}) },
    'POST /api/sign-in/resume': { meant: step('resume', {}, { ...page, cookie: (await onTheWay(running, true)).cookie }), also: { 'of a sign-in that nobody began': step('resume', {}) } },
    'POST /api/sign-in/:step': {
      meant: step('totp', { attempt, code: TOTP_CODE }),
      also: { 'a wrong password': step('password', { name: 'maria', password: 'x' }), 'no such step': step('nothing', {}), 'from another site': step('password', {}, elsewhere) },
    },
    ...pagesOfLinks(running),
    ...beside(its, others('/api/casework/cases')),
    'GET /health/live': { meant: { path: '/health/live' } },
    'GET /health/ready': { meant: { path: '/health/ready' } },
    ...forTheOperator(running),
  };
}

/** Pages for whoever comes by a link, at the partners' host name. Nobody has opened one here. */
function pagesOfLinks({ partnersUrl: base }: RunningPortal): Record<string, AnswerRow> {
  const get = (path: string): RouteCall => ({ path, base, headers: { ...SAME_SITE, accept: 'text/html' } });
  const form = (path: string, fields: Record<string, string>): RouteCall =>
    ({ path, base, method: 'POST', headers: { ...SAME_SITE, origin: base, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });
  const noLink = 'no link was opened in this browser';
  const elsewhere = (path: string): Record<string, RouteCall> => ({ 'at the desk': { path, headers: SAME_SITE } });
  return {
    'GET /link': { meant: get('/link'), also: elsewhere('/link') },
    'GET /link/:language': { meant: get('/link/ar'), also: { ...elsewhere('/link/ar'), 'in no language': get('/link/xx') } },
    'GET /link/:language/offer': { meant: get('/link/en/offer'), refused: noLink },
    'GET /link/:language/packet': { meant: get('/link/en/packet'), refused: noLink },
    'GET /link/:language/log': { meant: get('/link/en/log'), refused: noLink },
    'POST /link/:language': { meant: form('/link/en', { link: 'x' }), refused: 'protection is away', also: { 'from another site': { ...form('/link/en', {}), headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' } } } },
    'POST /link/:language/code': { meant: form('/link/en/code', { code: '1' }), refused: noLink },
    'POST /link/:language/line': { meant: form('/link/en/line', { kind: 'MESSAGE', says: 'x' }), refused: noLink },
    'POST /link/:language/answer': { meant: form('/link/en/answer', { go: 'commit' }), refused: noLink },
  };
}

/** What is no route of a controller. */
function beside(its: Record<string, string>, others: Record<string, RouteCall>): Record<string, AnswerRow> {
  const html = { accept: 'text/html' };
  return {
    'pages': { meant: { path: '/cases/AM-7F3K-92QD', headers: html }, also: { 'the first': { path: '/', headers: html }, 'no page': { path: '/nothing.map' } } },
    'files of pages': { meant: { path: '/assets/a1.js' }, also: { unpacked: { path: '/assets/a1.js', headers: { 'accept-encoding': 'identity' } }, 'the icon': { path: '/icon.svg' }, 'no such file': { path: '/assets/none.js' } } },
    'the gateway': {
      meant: { path: '/api/casework/cases', headers: its },
      also: {
        ...others, 'for the operator': { path: '/api/casework/cases', headers: { authorization: `Bearer ${TOKEN}` } }, 'no such service': { path: '/api/nowhere/x', headers: its }, 'a service that is away': { path: '/api/grants/applications', headers: its },
        'what is not for people': { path: '/api/casework/internal/x', headers: its },
      },
    },
  };
}

function forTheOperator(running: RunningPortal): Record<string, AnswerRow> {
  const headers = { authorization: `Bearer ${running.tokensOf('portal').tokenFor('portal', 'operator')}` };
  const gets = ['lag', 'parked', 'republishing', 'epochs'].map((name): [string, AnswerRow] => [`GET /operator/${name}`, { meant: { path: `/operator/${name}`, headers }, also: { 'by nobody': { path: `/operator/${name}` } } }]);
  const post = (name: string, body: object) => ({ meant: posted(`/operator/${name}`, body, headers), also: { 'by nobody': posted(`/operator/${name}`, body) } });
  return {
    ...Object.fromEntries(gets),
    'POST /operator/redrive': post('redrive', {}),
    'POST /operator/republish': post('republish', { since: '2999-01-01T00:00:00Z' }),
    'POST /operator/epochs/destroy': { ...post('epochs/destroy', { epoch: '2020-01' }), refused: 'there is no key of such a month' },
  };
}

/** What a page of hers says in each call. */
async function asHer(running: RunningPortal, browser: Browser): Promise<Record<string, string>> {
  return { ...SAME_SITE, origin: running.url, cookie: browser.cookie, 'x-csrf-token': browser.csrf };
}

async function signedIn(running: RunningPortal, ended = false): Promise<Browser> {
  const browser = new Browser(running);
  await browser.signIn('maria');
  if (ended) await browser.post('/api/sign-out');
  // The browser drops its cookie then: it is sent all the same, as a stolen one would be.
  if (ended) browser.cookies.set('__Host-amparo', /__Host-amparo=([^;]+)/.exec(browser.setCookies[0] ?? '')?.[1] ?? '');
  return browser;
}

/** What somebody holds whom a provider is to send back by an address with this in it; or whom it has sent back, with a step to go. */
async function onTheWay(running: RunningPortal, back = false): Promise<{ cookie: string; search: string }> {
  const browser = new Browser(running);
  const { url } = await (await browser.post('/api/sign-in/oidc-start')).json() as { url: string };
  const { search } = new URL(url);
  if (back) await browser.call(`/api/sign-in/oidc-callback${search}`, { headers: { 'sec-fetch-site': 'cross-site' } });
  return { cookie: browser.cookie, search };
}
