import { LANGUAGES } from '@amparo/domain';
import { Door } from '../../../test/door';
import { codeOn, PlainBrowser } from '../../../test/plain-browser';
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
