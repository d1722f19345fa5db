import { LANGUAGES } from '@amparo/domain';
import { resolveNamesOfThisMachine } from '@amparo/testing';
import { aService } from '../../test/builders';
import { Browser } from '../../test/browser';
import { RunningPortal } from '../../test/running';
import { LINK_COOKIE } from '../sessions/cookies.rules';
import { LINK_WORDS } from './words/all-words.rules';
import { LINK_GONE } from './words/link-words.rules';

const SECRET = 'S'.repeat(43);
const VISIT = `${SECRET}.${'V'.repeat(43)}`;
const CODE = '12345678';
const LATER = '2999-01-01T00:00:00Z';
const STORY = 'invented story <b>of nobody</b>';

/** Protection, as far as a link needs it: what it answers is a value that a test changes. */
class Protection {
  verified = false;
  packet = true;
  ended = false;
  /** What became of the link, as its holder hears it. */
  gone: string | undefined;
  away = false;
  /** Whether its case is erased. */
  erased = false;
  lines: object[] = [];
  status = 'OFFERED';
  /** It is opened once. */
  taken = false;
  /** To us: our own token is not taken. */
  strange = false;

  answer(step: string, body: { visit?: string; secret?: string; code?: string }): { status: number; body?: object } {
    const absent = { status: 404, body: { code: 'link.absent' } };
    if (this.away) return { status: 503, body: {} };
    if (this.strange) return { status: 401, body: { code: 'access.unknown' } };
    if (step === 'open') {
      const opens = body.secret === SECRET && !this.ended && !this.taken;
      this.taken ||= opens;
      return opens && this.gone === undefined ? { status: 200, body: { visit: VISIT, until: LATER } } : body.secret === SECRET && this.gone !== undefined ? this.over() : absent;
    }
    if (body.visit !== VISIT || this.ended) return absent;
    if (this.gone !== undefined) return this.over();
    if (step === 'code') {
      this.verified = body.code?.replaceAll(' ', '') === CODE;
      return this.verified ? { status: 204 } : { status: 422, body: { code: 'link.code' } };
    }
    if (step === 'leave' || step === 'compromised') {
      this.ended = true;
      return { status: 204 };
    }
    if (step === 'offer') return { status: 200, body: { verified: this.verified, until: LATER, offer: this.offer() } };
    if (!this.verified) return { status: 403, body: { code: 'link.unverified' } };
    if (this.erased) return { status: 404, body: { code: 'referral.absent' } };
    if (step === 'log') return { status: 200, body: { lines: this.lines, readBy: 'link-1', until: LATER } };
    if (step === 'line') return this.written(body);
    if (step === 'packet') return this.packet ? { status: 200, body: { referralId: 'r', status: 'SENT', fields: { SUMMARY: STORY }, until: LATER, readBy: 'link-1' } } : { status: 404, body: { code: 'packet.absent' } };
    return { status: 200, body: { referralId: 'r', status: 'COMMITTED' } };
  }

  private over() {
    return { status: 404, body: { code: `link.${this.gone ?? ''}` } };
  }

  /** What was sent before with other words is refused, as there. */
  private written({ visit: _visit, ...line }: { visit?: string; lineId?: string; words?: string }): { status: number; body: object } {
    const before = this.lines.find((one) => (one as { lineId?: string }).lineId === line.lineId) as { words?: string } | undefined;
    if (before !== undefined && before.words !== line.words) return { status: 409, body: { code: 'line.other-words' } };
    if (before === undefined) this.lines.push({ at: '2026-03-02T11:00:00Z', by: 'PARTNER', measure: null, day: null, readAt: null, ...line });
    return { status: 201, body: { lineId: line.lineId } };
  }

  private offer() {
    return {
      referralId: 'r', status: this.status, shows: { OFFERED: 'TEASER', REVOKED: 'NOTHING' }[this.status] ?? 'PACKET', measures: ['PM-LEGAL'], regions: ['LAC'], language: 'es', urgency: 'HIGH', because: [], offeredAt: '2026-03-02T10:00:00Z', answerBy: LATER,
      openUntil: this.verified && this.packet ? LATER : null, deletionAskedAt: null, deletedAt: null,
    };
  }
}

describe('the pages of a link', () => {
  const running = new RunningPortal();
  let protection = new Protection();
  let service: Awaited<ReturnType<typeof aService>>;
  const asked: string[] = [];

  beforeAll(async () => {
    resolveNamesOfThisMachine();
    service = await aService((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const step = (request.url ?? '').replace('/internal/links/', '');
        asked.push(step);
        const { status, body } = protection.answer(step, JSON.parse(Buffer.concat(parts).toString() || '{}') as object);
        response.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? undefined : JSON.stringify(body));
      });
    });
    await running.start({ protection: service.url });
  });
  afterAll(async () => {
    await running.stop();
    await service.close();
  });
  beforeEach(() => {
    protection = new Protection();
    asked.length = 0;
  });

  const browser = () => new Browser(running, running.partnersUrl);
  const form = async (from: Browser, path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const { cookie } = from;
    const answer = await fetch(`${from.url}${path}`, {
      method: 'POST', redirect: 'manual', body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', origin: from.url, ...(cookie === '' ? {} : { cookie }), ...headers },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (value === '') from.cookies.delete(name);
      else from.cookies.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get('location'), cookies: answer.headers.getSetCookie(), policy: answer.headers.get('content-security-policy'), text: await answer.text() };
  };
  const page = async (from: Browser, path: string) => (await from.call(path, { headers: { accept: 'text/html' } })).text();
  const opened = async () => {
    const one = browser();
    protection.taken = false;
    await form(one, '/link/en', { link: `${running.partnersUrl}/link#${SECRET}` });
    return one;
  };
  const verified = async () => {
    const one = await opened();
    expect((await form(one, '/link/en/code', { code: '1234 5678' })).status).toBe(303);
    return one;
  };

  it.each(LANGUAGES)('are there in %s, without a script, a third party, or anything before the link', async (language) => {
    const answer = await browser().call(`/link/${language}`, { headers: { accept: 'text/html' } });
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.getSetCookie()]).toEqual([200, 'text/html; charset=utf-8', 'no-store', []]);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/);
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(text).toContain(LINK_WORDS[language].heading);
    expect(text).not.toMatch(/<script|https?:\/\//);
    expect(asked).toEqual([]);
  });

  it('open a link that is pasted whole or in part, once, with a cookie of that host alone, and nothing of it in an address', async () => {
    const one = browser();
    const { status, location, cookies } = await form(one, '/link/es', { link: `  ${SECRET} ` });
    expect([status, location, cookies]).toEqual([303, '/link/es/offer', [`${LINK_COOKIE}=${VISIT}; Path=/; Secure; HttpOnly; SameSite=Strict`]]);
    const text = await page(one, '/link/es/offer');
    expect(text).toContain(LINK_WORDS.es.codeAbout);
    expect(text).toContain('<dt>Urgencia</dt><dd>Alta</dd>');
    expect(text).not.toMatch(/name="go" value="(commit|decline|progress|deleted)/);
    expect(running.lines.join('\n')).not.toMatch(new RegExp(`${SECRET}|V{43}`));
  });

  it('are one and the same for whatever opens nothing, and for whoever has no cookie', async () => {
    const answers = [];
    for (const link of ['x', '', `${running.partnersUrl}/link#${'A'.repeat(43)}`]) answers.push(await form(browser(), '/link/en', { link }));
    protection.ended = true;
    answers.push(await form(browser(), '/link/en', { link: SECRET }), await form(browser(), '/link/en/code', { code: CODE }), await form(browser(), '/link/en/answer', { go: 'commit' }));
    expect(new Set(answers.map(({ cookies: _set, ...answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(new Set(answers.slice(0, 4).map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([answers[0]?.status, answers[0]?.cookies, answers[4]?.cookies]).toEqual([404, [], [`${LINK_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`]]);
    expect(answers[0]?.text).toContain(LINK_WORDS.en.nothingAbout);
  });

  it('leave a link that is open where it is: pasted again, or something else pasted beside it, or while nobody answers us', async () => {
    const one = await opened();
    for (const link of [SECRET, `${running.partnersUrl}/link#${SECRET}`]) expect(await form(one, '/link/en', { link })).toMatchObject({ status: 303, location: '/link/en/offer', cookies: [] });
    for (const link of ['x', '', 'A'.repeat(43)]) expect(await form(one, '/link/en', { link })).toMatchObject({ status: 404, cookies: [] });
    protection.strange = true;
    const strange = [await form(one, '/link/en', { link: SECRET }), await form(one, '/link/en/code', { code: CODE })];
    expect(strange.map(({ status, cookies, text }) => [status, cookies, text.includes(LINK_WORDS.en.away)])).toEqual(Array(2).fill([503, [], true]));
    expect((await one.call('/link/en/offer')).status).toBe(503);
    protection.strange = false;
    expect(await page(one, '/link/en/offer')).toContain(LINK_WORDS.en.codeAbout);
    // After its hour whoever opened it is no stranger to it.
    asked.length = 0;
    protection.gone = 'late';
    expect([(await form(one, '/link/en', { link: SECRET })).status, asked]).toEqual([404, ['offer']]);
    protection.gone = undefined;
    protection.ended = true;
    expect((await form(one, '/link/en', { link: SECRET })).status).toBe(404);
  });

  it('say that a code was wrong, and lead back to it whoever asks for more before', async () => {
    const one = await opened();
    const wrong = await form(one, '/link/en/code', { code: '00000000' });
    expect([wrong.status, wrong.text.includes(LINK_WORDS.en.codeWrong)]).toEqual([422, true]);
    const early = await one.call('/link/en/packet');
    expect([early.status, early.headers.get('location')]).toEqual([303, '/link/en/offer']);
  });

  it('let be done what the workspace lets be done, once the code was said', async () => {
    const one = await verified();
    const text = await page(one, '/link/en/offer');
    for (const go of ['commit', 'decline', 'leave', 'compromised']) expect(text).toContain(`value="${go}"`);
    asked.length = 0;
    for (const fields of [{ go: 'commit' }, { go: 'decline', because: 'NO_CAPACITY' }, { go: 'progress:DONE' }, { go: 'deleted' }] as Record<string, string>[]) {
      expect((await form(one, '/link/en/answer', fields)).location).toBe('/link/en/offer');
    }
    for (const fields of [{ go: 'decline', because: '__proto__' }, { go: 'progress:EVERYTHING' }] as Record<string, string>[]) expect((await form(one, '/link/en/answer', fields)).status).toBe(409);
    expect(asked).toEqual(['commit', 'decline', 'progress', 'deleted']);
  });

  it('show a packet escaped and marked, that fetches itself anew and goes blank within 60 seconds by itself, and is gone with consent', async () => {
    const one = await verified();
    const text = await page(one, '/link/en/packet');
    expect(text).toContain('invented story &lt;b&gt;of nobody&lt;/b&gt;');
    const again = Number(/http-equiv="refresh" content="(\d+)"/.exec(text)?.[1]);
    const blank = Number(/animation:gone 0s linear (\d+)s forwards/.exec(text)?.[1]);
    expect([again > 0 && again < blank, blank < 60]).toEqual([true, true]);
    expect(text.match(/link-1 · /g)?.length).toBeGreaterThan(20);
    protection.packet = false;
    const gone = await one.call('/link/en/packet');
    expect([gone.status, (await gone.text()).includes('invented story')]).toEqual([404, false]);
  });

  it('take a message and a service, once however often they are sent, and show what both sides wrote escaped, marked, and gone as a packet goes', async () => {
    const one = await verified();
    const text = await page(one, '/link/en/offer');
    const lineId = /name="lineId" value="([^"]+)"/.exec(text)?.[1] ?? '';
    expect([text.includes(LINK_WORDS.en.writeMessage), text.includes(LINK_WORDS.en.noteService), text.includes('action="/link/en/log"')]).toEqual([true, false, true]);
    protection.status = 'ACCEPTED';
    expect(await page(one, '/link/en/offer')).toContain(LINK_WORDS.en.noteService);
    const message = { lineId, kind: 'MESSAGE', words: 'invented <i>question</i>' };
    for (let time = 0; time < 2; time++) expect(await form(one, '/link/en/line', message)).toMatchObject({ status: 303, location: '/link/en/log' });
    const other = await form(one, '/link/en/line', { ...message, words: 'other words' });
    expect([other.status, other.text.includes(LINK_WORDS.en.lineOther)]).toEqual([409, true]);
    const service = { lineId: lineId.replace(/^./, (digit) => (digit === '0' ? '1' : '0')), kind: 'SERVICE', words: 'invented help', measure: 'PM-LEGAL', day: '2026-03-02' };
    expect((await form(one, '/link/en/line', service)).status).toBe(303);
    protection.lines.push({ kind: 'MESSAGE', by: 'DESK', at: '2026-03-02T12:00:00Z', measure: null, day: null, words: 'invented answer', readAt: null });
    asked.length = 0;
    for (const wrong of [{ kind: 'ELSE' }, { lineId: 'x' }, { words: ' ' }, { words: 'x'.repeat(5_001) }, { measure: 'PM-NONE' }, { day: 'someday' }] as Record<string, string>[]) {
      const { status, text: says } = await form(one, '/link/en/line', { ...service, ...wrong });
      expect([wrong, status, says.includes(LINK_WORDS.en.lineWrong)]).toEqual([wrong, 422, true]);
    }
    expect(asked).toEqual([]);
    const log = await page(one, '/link/en/log');
    for (const says of ['invented &lt;i&gt;question&lt;/i&gt;', 'invented help', 'invented answer', LINK_WORDS.en.fromDesk, LINK_WORDS.en.fromYou, 'http-equiv="refresh"', 'class="packet"']) expect(log).toContain(says);
    expect(log.match(/invented &lt;i&gt;question/g)).toHaveLength(1);
    expect(running.lines.join('\n')).not.toContain('invented help');
  });

  it.each(LANGUAGES)('say in %s to whoever holds the whole link what became of it, each in its own words, and take the cookie of what is over', async (language) => {
    const { gone } = LINK_WORDS[language];
    for (const why of LINK_GONE) {
      protection.gone = undefined;
      const one = await opened();
      protection.gone = why.toLowerCase();
      const pasted = await form(browser(), `/link/${language}`, { link: SECRET });
      const held = await one.call(`/link/${language}/offer`);
      const says = [pasted.text, await held.text()];
      expect([pasted.status, held.status, pasted.cookies, held.headers.getSetCookie()]).toEqual([404, 404, [], [`${LINK_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`]]);
      for (const text of says) expect([why, text.includes(gone[why].title), text.includes(gone[why].about)]).toEqual([why, true, true]);
    }
    protection.gone = undefined;
    protection.status = 'REVOKED';
    const recalled = await page(await verified(), `/link/${language}/offer`);
    expect([recalled.includes(LINK_WORDS[language].over), recalled.includes(LINK_WORDS[language].steps.REVOKED), recalled.includes(`/link/${language}/log`)]).toEqual([true, true, false]);
    expect(new Set(Object.values(gone).flatMap(({ title, about }) => [title, about])).size).toBe(2 * LINK_GONE.length);
  });

  it('let be said after the case was erased that all is deleted, and say of the rest that it is over', async () => {
    const one = await verified();
    protection.erased = true;
    for (const path of ['/link/en/packet', '/link/en/log']) {
      const answer = await one.call(path);
      expect([answer.status, (await answer.text()).includes(LINK_WORDS.en.packetOver), answer.headers.getSetCookie()]).toEqual([404, true, []]);
    }
  });

  it('close the link, or everything of the organisation, with one press', async () => {
    const [one, other] = [await verified(), await opened()];
    expect((await form(one, '/link/en/answer', { go: 'leave' })).text).toContain(LINK_WORDS.en.left);
    expect(one.cookies.size).toBe(0);
    protection = new Protection();
    const closed = await form(other, '/link/ar/answer', { go: 'compromised' });
    expect([closed.status, closed.text.includes(LINK_WORDS.ar.closed), other.cookies.size]).toEqual([200, true, 0]);
  });

  it('take nothing from another site, are not at the desk’s entrance, and keep the cookie while protection is away', async () => {
    const one = await verified();
    asked.length = 0;
    for (const headers of [{ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }, { origin: running.url }] as Record<string, string>[]) expect((await form(one, '/link/en/answer', { go: 'commit' }, headers)).status).toBe(403);
    expect(asked).toEqual([]);
    for (const path of ['/link', '/link/en', '/link/en/offer']) expect((await new Browser(running).call(path)).status).toBe(404);
    expect((await one.call('/link/xx')).status).toBe(404);
    protection.away = true;
    const away = await form(one, '/link/en/answer', { go: 'commit' });
    expect([away.status, away.text.includes(LINK_WORDS.en.away), one.cookies.size]).toEqual([503, true, 1]);
  });
});
