import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { LANGUAGES } from '@amparo/domain';
import { Door } from '../../../test/door';
import { codeOn, PlainBrowser } from '../../../test/plain-browser';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { PAGE_POLICY } from './style';

let door: Door;
let browser: PlainBrowser;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());
beforeEach(() => { browser = new PlainBrowser(door.url); });

describe('a page of the door', () => {
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

const TOO_LONG = 1_100_000;
/** What Chromium says that it takes. */
const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const plainForm = (length: number) => ({ method: 'POST', body: new URLSearchParams({ story: 'x'.repeat(length) }) });

describe('whoever is refused in a browser', () => {
  it.each(LANGUAGES)('reads in %s what to do, where else there is help, and the ways on; a program gets a problem', async (language) => {
    const { wrong, help, direction } = CATALOGUES[language];
    const refusals: [path: string, request: RequestInit, status: number, says: string][] = [
      [`/${language}/x/y`, { headers: { accept } }, 404, wrong.absent],
      [`/${language}/form/x`, plainForm(1), 415, wrong.broken],
      [`/${language}/form`, { method: 'DELETE', headers: { accept } }, 404, wrong.absent],
      [`/${language}/back`, { method: 'PUT', headers: { accept }, body: 'x' }, 404, wrong.absent],
      [`/${language}/form`, plainForm(TOO_LONG), 413, wrong.oversize],
      [`/${language}/files`, plainForm(TOO_LONG), 413, wrong.oversize],
      [`/${language}/back`, { method: 'POST', headers: { accept, 'content-type': 'text/plain' }, body: 'x' }, 415, wrong.broken],
      [`/${language}/form`, { method: 'POST', body: new URLSearchParams('a=1&'.repeat(2_000)) }, 400, wrong.broken],
      [`/${language}/%zz`, { headers: { accept } }, 400, wrong.broken],
    ];
    for (const [path, request, status, says] of refusals) {
      const answer = await fetch(`${door.url}${path}`, request);
      const text = await answer.text();
      expect([path, answer.status, answer.headers.get('content-type'), answer.headers.get('content-security-policy')]).toEqual([path, status, 'text/html; charset=utf-8', PAGE_POLICY]);
      expect(text).toContain(`<html lang="${language}" dir="${direction}">`);
      for (const part of [says, help.danger, `href="/${language}"`, `href="/${language}/back"`]) expect(text).toContain(part);
      expect(text).not.toContain('"code"');
      expect(text.length).toBeLessThan(8_000);
    }
  });

  it('gets pages at addresses of no language too, and under /api what programs get', async () => {
    const asked = async (path: string, request: RequestInit = {}) => {
      const answer = await fetch(`${door.url}${path}`, request);
      await answer.text();
      return [answer.status, answer.headers.get('content-type')];
    };
    const page = 'text/html; charset=utf-8';
    const problem = 'application/problem+json';
    expect(await asked('/x/y/z', { headers: { accept } })).toEqual([404, page]);
    expect(await asked('/operator/lag', { headers: { accept } })).toEqual([401, page]);
    expect(await asked('/x/y/z')).toEqual([404, problem]);
    expect(await asked('/en/x/y', { headers: { accept: 'application/json' } })).toEqual([404, problem]);
    for (const path of ['/api/x', '/api/reports']) expect(await asked(path, { headers: { accept } })).toEqual([404, problem]);
    expect(await asked('/api/reports', plainForm(TOO_LONG))).toEqual([413, problem]);
    expect(await asked('/api/reports', plainForm(1))).toEqual([415, problem]);
  });

  it('gets a page while the door is about to end, too', async () => {
    const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
    let answer = '';
    socket.on('error', () => undefined).on('data', (chunk: Buffer) => { answer += chunk.toString('utf8'); });
    const closed = new Promise<void>((done) => socket.once('close', () => done()));
    socket.write('POST /en/form HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 3\r\n\r\na=');
    await pause(100);
    const ending = door.restart();
    await pause(100);
    socket.write(`1GET /en/x/y HTTP/1.1\r\nhost: x\r\naccept: ${accept}\r\n\r\n`);
    await closed;
    const [first, second] = answer.split(/(?=HTTP\/1\.1 )/);
    expect([first, second].map((text) => text?.slice(9, 12))).toEqual(['200', '404']);
    for (const part of ['content-type: text/html', `content-security-policy: ${PAGE_POLICY}`, CATALOGUES.en.wrong.absent]) expect(second).toContain(part);
    await ending;
  });
});
