import { LANGUAGES } from '@amparo/domain';
import { Door } from '../../../test/door';
import { codeOn, PlainBrowser } from '../../../test/plain-browser';
import { PAGE_POLICY } from './style';

let door: Door;
let browser: PlainBrowser;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());
beforeEach(() => { browser = new PlainBrowser(door.url); });

/** Headers that say nothing of the door. */
const PLUMBING = ['connection', 'date', 'keep-alive', 'content-length', 'transfer-encoding'];

function headersOf(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !PLUMBING.includes(name)));
}

/** Every kind of answer that the door gives to somebody outside. */
async function everyAnswer(): Promise<Record<string, { status: number; headers: Record<string, string> }>> {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const json = { 'content-type': 'application/json' };
  const unknown = JSON.stringify({ receipt: await door.receipt() });
  const calls: [string, string, RequestInit][] = [
    ['first page', '/', {}], ['first page, in a language', '/ar', {}], ['form', '/en/form', {}], ['way back', '/en/back', {}], ['way back, wrong code', '/en/back', { method: 'POST', headers: form, body: 'code=x' }], ['form sent', '/en/form', { method: 'POST' }],
    ['form with text', '/en/form', { method: 'POST', headers: form, body: 'step=story&story=x' }],
    ['no such page', '/xx', {}], ['no such form', '/xx/form', { method: 'POST', headers: form, body: 'a=1' }], ['no such address', '/a/b/c', {}],
    ['wrong method', '/en', { method: 'DELETE' }], ['too many fields', '/en/form', { method: 'POST', headers: form, body: 'a=1&'.repeat(2_000) }],
    ['too large', '/en/form', { method: 'POST', headers: form, body: 'a'.repeat(1_100_000) }],
    ['not a form', '/en/form', { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' }],
    ['a form to the API', '/api/reports', { method: 'POST', headers: form, body: 'receipt=x' }],
    ['code', '/api/receipts', { method: 'POST' }], ['broken JSON', '/api/reports', { method: 'POST', headers: json, body: '{' }],
    ['unknown code', '/api/reports/conversation', { method: 'POST', headers: json, body: unknown }],
    ['withdrawal without its second step', '/api/reports/withdrawal', { method: 'POST', headers: json, body: JSON.stringify({ ...JSON.parse(unknown) as object, wanted: 'KEEP' }) }],
    ['withdrawal, unknown code', '/api/reports/withdrawal', { method: 'POST', headers: json, body: JSON.stringify({ ...JSON.parse(unknown) as object, wanted: 'KEEP', confirmed: true }) }],
    ['description', '/api/openapi.json', {}], ['hand-over without a token', '/handover/messages/1', {}], ['health', '/health/live', {}],
  ];
  const answers = await Promise.all(calls.map(async ([name, path, init]) => {
    const answer = await fetch(`${door.url}${path}`, init);
    await answer.arrayBuffer();
    return [name, { status: answer.status, headers: headersOf(answer.headers) }] as const;
  }));
  return Object.fromEntries(answers);
}

describe('what leaves the door', () => {
  it('has the same guarding headers on every answer, errors too, and never a cookie', async () => {
    const answers = await everyAnswer();
    expect(answers).toMatchSnapshot();
    for (const { headers } of Object.values(answers)) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin', 'permissions-policy': expect.any(String),
      });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
      expect(Object.keys(headers)).not.toContain('set-cookie');
    }
  });

  it('is pages without script, picture, frame, cookie or anything from elsewhere, in the one style that the policy allows', async () => {
    for (const language of LANGUAGES) {
      for (const page of [await browser.open(`/${language}`), await browser.press(undefined), await browser.press('to:sharing'), await browser.press('send')]) {
        expect(page.headers.get('content-security-policy')).toBe(PAGE_POLICY);
        expect(page.text).not.toMatch(/<(script|img|svg|link|iframe|object|embed|video|audio|base|meta http)|javascript:|\son\w+=|@import|url\(|\sstyle=/i);
        const addresses = [...page.text.matchAll(/(?:href|src|action|formaction)="([^"]*)"/g)].map(([, address]) => address);
        expect(addresses.filter((address) => !/^\/(ar|en|es|fr|pt|ru)(\/form|\/back|\/files)?$/.test(address!))).toEqual(['https://www.wikipedia.org/']);
      }
    }
  });

  it('logs nothing of who asked or of what was said', async () => {
    const from = door.lines.length;
    const named = { 'user-agent': 'canary-agent', 'accept-language': 'canary-language', referer: 'https://canary.example', 'x-forwarded-for': '203.0.113.77' };
    await fetch(`${door.url}/en`, { headers: named });
    await browser.open('/en');
    await browser.press(undefined);
    const { letters, words } = codeOn(browser.page);
    await fetch(`${door.url}/en/form`, { method: 'POST', headers: named, body: new URLSearchParams({ ...browser.page.hidden, story: 'canary-story', go: 'send' }) });
    await fetch(`${door.url}/canary-address`, { headers: named });
    const logged = door.lines.slice(from).join('\n');
    expect(logged).not.toMatch(/canary|203\.0\.113/);
    expect(logged).not.toContain(letters);
    expect(logged).not.toContain(words);
  });
});
