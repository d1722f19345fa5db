import { ReportReceivedSchema } from '@amparo/contracts';
import { LANGUAGES, type Language } from '@amparo/domain';
import { html } from '@amparo/kernel';
import { Door } from '../../../test/door';
import { codeOn, headingOf, PlainBrowser } from '../../../test/plain-browser';
import { findReceiptInWords } from '../../receipts/words/receipt-words.rules';
import { readReceipt, shown } from '../../receipts/receipt.rules';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { QUESTION_IDS } from './questions.rules';

let door: Door;
let browser: PlainBrowser;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());
beforeEach(() => { browser = new PlainBrowser(door.url); });

const asked = (question: (typeof QUESTION_IDS)[number], language: Language = 'en') => CATALOGUES[language].questions[question].ask.replaceAll("'", '&#39;');
const reports = async () => (await door.told(ReportReceivedSchema)).length;

/** An answer to every question that has one here, as a browser sends it. */
const SAID: Readonly<Record<string, Record<string, string | string[]>>> = {
  story: { story: 'وصلوا ليلاً. Llegaron de noche.\r\n<b>&"ok"</b>' }, danger: { danger: 'YES' }, about: { category: 'REPRISAL' }, where: { country: 'HN' },
  acts: { acts: ['ACT-DTHREAT', 'ACT-SURV'] }, when: { happened: 'LAST_3_DAYS' }, signs: { signs: ['RF-WEAPON'] },
  who: { sources: ['SRC-PRIVSEC'], names: 'Uno S.A.\r\nDos' }, whom: { targets: 'TGT-IND' }, help: { measures: ['PM-RELOC', 'PM-LEGAL'] },
  contact: { channel: 'SIGNAL', value: 'zz-contact', rules: ['NO_VOICE_CALL'], times: '19-20' }, speed: { speed: 'IMMINENT' },
  project: { project: 'Río Claro', banks: 'One; Two' }, links: { links: 'LNK-IAM' }, behalf: { behalf: 'SELF' }, present: { present: 'KE' },
  sharing: { 'CP-SWG': 'GIVEN', 'CP-REFER': 'GIVEN', 'CP-STATS': 'REFUSED' }, bank: {}, public: { 'CP-PUBLIC': 'REFUSED' }, more: { more: 'Nada más.' },
};

/** The same, as casework finds it. */
const ALL_SAID = {
  channel: 'WEB_FORM', category: 'REPRISAL', narrative: 'وصلوا ليلاً. Llegaron de noche.\n<b>&"ok"</b>\n\nNada más.',
  acts: ['ACT-DTHREAT', 'ACT-SURV'], happened: 'LAST_3_DAYS', stillInDanger: 'YES', targets: ['TGT-IND'], sources: ['SRC-PRIVSEC'],
  involvedNames: ['Uno S.A.', 'Dos'], links: ['LNK-IAM'], riskFactors: ['RF-WEAPON'], measures: ['PM-RELOC', 'PM-LEGAL'], wishedUrgency: 'IMMINENT',
  incidentCountries: ['HN'], presentCountry: 'KE', banks: ['One', 'Two'], project: 'Río Claro', onBehalfOf: 'SELF',
  safeContact: { channel: 'SIGNAL', value: 'zz-contact', rules: ['NO_VOICE_CALL'], times: '19-20' },
  consents: [
    { purpose: 'CP-SWG', status: 'GIVEN' }, { purpose: 'CP-REFER', status: 'GIVEN', recipient: '*' }, { purpose: 'CP-STATS', status: 'REFUSED' },
    { purpose: 'CP-PUBLIC', status: 'REFUSED' },
  ],
};

/** What casework finds of the report that a page says has arrived. */
async function arrived(text: string): Promise<Record<string, unknown>> {
  const reference = /AM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '';
  const { rows } = await door.admin.query(
    'SELECT s.id, e.sealed FROM reports r JOIN submissions s ON s.report_id = r.id JOIN envelopes e ON e.id = s.id WHERE r.reference = $1 ORDER BY s.sequence DESC', [reference],
  );
  const { body } = await door.openEnvelope(rows[0].sealed, rows[0].id) as { body: Record<string, unknown> };
  return body;
}

async function begin(language: Language = 'en') {
  await browser.open(`/${language}`);
  return browser.press(undefined);
}

describe.each(LANGUAGES)('the form in %s', (language) => {
  it('is walked from the first page to the last without a script, each page small and in its language, and what was said arrives', async () => {
    await browser.open(`/${language}`);
    expect(browser.page.bytes).toBeLessThan(30 * 1024);
    await browser.press(undefined);
    const code = codeOn(browser.page);
    expect(findReceiptInWords(code.words)).toBe(readReceipt(code.letters));
    expect(browser.page.text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);

    for (const question of QUESTION_IDS) {
      expect(headingOf(browser.page)).toBe(asked(question, language));
      expect(browser.page.bytes).toBeLessThan(50 * 1024);
      await browser.press('next', SAID[question]);
    }
    expect(codeOn(browser.page)).toEqual(code);
    expect(browser.page.bytes).toBeLessThan(50 * 1024);
    const before = await reports();
    const sent = await browser.press('send');
    expect([sent.status, codeOn(sent), await reports()]).toEqual([201, code, before + 1]);
    expect(await arrived(sent.text)).toEqual({ language, ...ALL_SAID });
    expect((await door.post('/api/reports/conversation', { receipt: code.letters })).status).toBe(200);
  });
});

describe('the form', () => {
  it('is a report from its first page on, with one sentence or with none', async () => {
    await begin('es');
    const sent = await browser.press('send', { story: 'Vienen por nosotros.' });
    expect(sent.status).toBe(201);
    expect(await arrived(sent.text)).toEqual({ language: 'es', channel: 'WEB_FORM', narrative: 'Vienen por nosotros.' });
    await begin('es');
    expect(await arrived((await browser.press('send')).text)).toEqual({ language: 'es', channel: 'WEB_FORM' });
  });

  it('goes on in another language at any step, with everything that was said, the page at hand too', async () => {
    await begin('fr');
    const code = codeOn(browser.page).letters;
    await browser.press('next', { story: 'Ils sont venus.' });
    await browser.press('stay', { danger: 'YES' }, '/ar/form');
    expect(headingOf(browser.page)).toBe(asked('danger', 'ar'));
    expect(browser.page.text).toContain('name="danger" value="YES" checked');
    expect(codeOn(browser.page).letters).toBe(code);
    await browser.press('back', { danger: 'YES' });
    expect(browser.page.text).toContain('Ils sont venus.');
    await browser.press('stay', { story: 'Ils sont venus.' }, '/ru/form');
    expect(await arrived((await browser.press('send', { story: 'Ils sont venus.' })).text)).toMatchObject({ language: 'ru', narrative: 'Ils sont venus.', stillInDanger: 'YES' });
  });

  it('is gone through in one language after the other, changed on each page and after sending, and loses nothing of it', async () => {
    let at = 0;
    const before = await begin(LANGUAGES[0]);
    const code = codeOn(before).letters;
    const changed = async (fields: Record<string, string | string[]> = {}, path = '/form') => {
      at = (at + 1) % LANGUAGES.length;
      return browser.press('stay', fields, `/${LANGUAGES[at]!}${path}`);
    };
    for (const question of QUESTION_IDS) {
      const { text } = await changed(SAID[question]);
      expect([headingOf(browser.page), text.includes(`<html lang="${LANGUAGES[at]!}"`)]).toEqual([asked(question, LANGUAGES[at]), true]);
      for (const value of Object.values(SAID[question] ?? {}).flat()) expect([question, value, text.includes(html`${value.replaceAll('\r', '')}`.text)]).toEqual([question, value, true]);
      await browser.press('next', SAID[question]);
    }
    expect(codeOn(await changed()).letters).toBe(code);
    const language = LANGUAGES[at]!;
    const sent = await browser.press('send');
    expect(await arrived(sent.text)).toEqual({ language, ...ALL_SAID });
    const stands = await changed({}, '/back');
    expect([headingOf(stands), stands.text.includes(/AM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent.text)![0])]).toEqual([CATALOGUES[LANGUAGES[at]!].back.status.RECEIVED, true]);
  });

  it('keeps nothing of an answer that the person does not know, and what she wrote all the same', async () => {
    await begin();
    await browser.press('next', { story: 'A' });
    await browser.press('unknown', { danger: 'YES' });
    await browser.press('to:who');
    await browser.press('unknown', { sources: ['SRC-POLICE'], names: 'A name' });
    expect(await arrived((await browser.press('send')).text)).toEqual({ language: 'en', channel: 'WEB_FORM', narrative: 'A', involvedNames: ['A name'] });
  });

  it('leaves out what a page does not offer, so that nothing invented counts as said', async () => {
    await begin();
    const sent = await browser.press('send', { story: 'A', danger: 'YES', acts: 'ACT-KILL', __proto__x: 'y' });
    expect(await arrived(sent.text)).toEqual({ language: 'en', channel: 'WEB_FORM', narrative: 'A' });
  });

  it('sent twice is one report, with the same case number and the same code', async () => {
    await begin();
    const { hidden, action } = browser.page;
    const fields = { ...hidden, story: 'Twice', go: 'send' };
    const [before, one, other] = [await reports(), await browser.send(action, fields), await browser.send(action, fields)];
    // A draft is sealed anew each time.
    const said = ({ text }: { text: string }) => text.replace(/name="draft" value="[^"]*"/, '');
    expect([other.status, said(other), await reports()]).toEqual([201, said(one), before + 1]);
  });

  it('says so when earlier answers cannot be opened, keeps what the page holds, and sends nothing before the new code was seen', async () => {
    await begin('pt');
    const code = codeOn(browser.page);
    await browser.press('next', { story: 'Primeira.' });
    const { draft = '' } = browser.page.hidden;
    const middle = Math.floor(draft.length / 2);
    const altered = draft.slice(0, middle) + (draft[middle] === 'A' ? 'B' : 'A') + draft.slice(middle + 1);
    for (const bad of [altered, '', 'x', '1.AAAA', draft.slice(0, -3), `99${draft}`]) {
      const before = await reports();
      const page = await browser.send('/pt/form', { draft: bad, step: 'who', names: 'Fulano <x>', go: 'send' });
      expect([page.status, await reports()]).toEqual([200, before]);
      expect(page.text).toContain(CATALOGUES.pt.form.lost);
      expect(page.text).toContain('Fulano &lt;x&gt;');
      expect(codeOn(page).letters).not.toBe(code.letters);
      const sent = await browser.press('send', { names: 'Fulano <x>' });
      expect(await arrived(sent.text)).toMatchObject({ involvedNames: ['Fulano <x>'] });
    }
  });

  it('shows nothing of earlier pages on a later one but what is sealed', async () => {
    await begin();
    await browser.press('next', { story: 'canary-of-the-story' });
    const { text, hidden } = browser.page;
    expect(text).not.toContain('canary');
    for (const encoding of ['base64', 'base64url', 'hex'] as const) expect(text).not.toContain(Buffer.from('canary-of').toString(encoding).slice(1, -4));
    expect(Buffer.from(hidden['draft']!.split('.')[1]!, 'base64url').includes('canary')).toBe(false);
  });

  it('takes a code out of what was written, in letters or in words, and says so', async () => {
    await begin('es');
    const { words, letters } = codeOn(browser.page);
    const sent = await browser.press('send', { story: `mi código: ${words}, o ${letters.toLowerCase()}.` });
    expect(sent.text).toContain(CATALOGUES.es.sent.removed);
    expect(await arrived(sent.text)).toMatchObject({ narrative: 'mi código: [return code removed], o [return code removed].' });
    expect(shown(findReceiptInWords(words)!)).toBe(letters);
  });

  it('carries a long text on in a page that stays small', async () => {
    await begin('ru');
    const sentence = 'Ночью пришли люди и сказали, чтобы мы больше не говорили о плотине; утром дом был закрыт. ';
    const story = Array.from({ length: 220 }, (_, at) => `${at} ${sentence}`).join('').slice(0, 20_000).trim();
    await browser.press('next', { story });
    await browser.press('to:where');
    expect(browser.page.bytes).toBeLessThan(50 * 1024);
    expect(await arrived((await browser.press('send')).text)).toMatchObject({ narrative: story });
  });

  it('never says that it arrived while the database is away: the answers stay on the page, with other ways to get help', async () => {
    await begin('fr');
    const code = codeOn(browser.page);
    await door.cutDatabase();
    const page = await browser.press('send', { story: 'Au secours.' });
    expect(page.status).toBe(503);
    expect(page.text).toContain(CATALOGUES.fr.form.busy);
    expect(page.text).toContain(CATALOGUES.fr.help.danger);
    expect(page.text).toContain('Au secours.');
    expect(page.text).not.toContain(CATALOGUES.fr.sent.title);
    await door.healDatabase();
    const sent = await browser.press('send');
    expect([sent.status, codeOn(sent)]).toEqual([201, code]);
  });
});
