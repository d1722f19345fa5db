import { CONSENT_PURPOSES, LANGUAGES, readReport, type ConsentPurpose } from '@amparo/domain';
import fc from 'fast-check';
import { withdrawalOf } from '../../withdrawal/withdrawal.rules';
import { reportOf, spokenOn, withoutChoices, withPage, type Answers } from './answers.rules';
import { FIELDS, QUESTION_IDS, type Field } from './questions.rules';
import { afterPage } from './walk.rules';

const NOW = new Date('2026-02-27T23:30:00Z');
const fields = Object.values(FIELDS).flat();

/** What a browser may send for a field: what the page offers, and anything else. */
function sentFor(field: Field): fc.Arbitrary<string[]> {
  const anything = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 3 });
  return 'options' in field ? fc.oneof(fc.subarray([...field.options] as string[]), anything) : anything;
}
const pages = fc.record(Object.fromEntries(fields.map((field) => [field.name, sentFor(field)])), { requiredKeys: [] });
const taken = (sent: Record<string, string[] | undefined>): Answers =>
  QUESTION_IDS.reduce<Answers>((answers, question) => withPage(answers, question, (name) => sent[name] ?? []), {});

describe('the report that answers are', () => {
  it('is as the report format says, whatever was answered and whatever else a browser sends', () => {
    fc.assert(fc.property(pages, fc.constantFrom(...LANGUAGES), (sent, language) => {
      const report = reportOf(taken(sent), 'receipt', language, NOW);
      expect(readReport(report).odd).toBe(false);
      expect(Object.values(report)).not.toContain(undefined);
    }));
  });

  it('never says what was not answered', () => {
    expect(reportOf({}, 'r', 'en', NOW)).toEqual({ receipt: 'r', language: 'en', channel: 'WEB_FORM' });
    const { consents, stillInDanger, happened } = readReport(reportOf({}, 'r', 'en', NOW)).report;
    expect([consents, stillInDanger, happened]).toEqual([[], 'UNKNOWN', 'UNKNOWN']);
  });

  it('gives a leave for one named partner or fund as a wish alone, and a no as a no', () => {
    const answers = { 'CP-REFER': ['GIVEN'], 'CP-GRANT': ['REFUSED'], 'CP-BANKPRIV': ['GIVEN'] };
    expect(reportOf(answers, 'r', 'en', NOW)['consents']).toEqual([
      { purpose: 'CP-REFER', status: 'GIVEN', recipient: '*' }, { purpose: 'CP-GRANT', status: 'REFUSED' }, { purpose: 'CP-BANKPRIV', status: 'GIVEN' },
    ]);
  });

  it.each([['DAYS_3', '2026-03-02'], ['DAYS_7', '2026-03-06'], ['DAYS_14', '2026-03-13'], ['DAYS_30', '2026-03-29'], ['toString', undefined]])(
    'names the day of coming back, counted from now: %s', (returns, day) => {
      expect(reportOf({ returns: [returns] }, 'r', 'en', NOW)['checkBackDay']).toBe(day);
    },
  );

  it('takes consents back in a form that is read, and names the visit where no event carries it', () => {
    const purposes = Object.keys(CONSENT_PURPOSES) as ConsentPurpose[];
    const { report, odd } = readReport(withdrawalOf(purposes, 'r', spokenOn({ visit: '0a1b2c3d' }, 'fr')));
    expect([odd, report.language, report.consents.map(({ purpose, status }) => `${purpose} ${status}`)]).toEqual([false, 'fr', purposes.map((purpose) => `${purpose} WITHDRAWN`)]);
  });
});

describe('walking through the form', () => {
  const none = () => [];

  it('asks every question once, one after the other, and then shows all', () => {
    const walked: string[] = [QUESTION_IDS[0]];
    for (let at: string = QUESTION_IDS[0]; at !== 'check';) walked.push(at = afterPage({}, at, 'next', none).place.to);
    expect(walked).toEqual([...QUESTION_IDS, 'check']);
    for (const [at, question] of walked.slice(1).entries()) expect(afterPage({}, question, 'back', none).place.to).toBe(walked[at]);
    expect(afterPage({}, QUESTION_IDS[0], 'back', none).place.to).toBe(QUESTION_IDS[0]);
  });

  it('sends from every page, stays on every page, and never sends what no page asked to', () => {
    for (const step of [...QUESTION_IDS, 'check']) {
      expect(afterPage({}, step, 'send', none).place.to).toBe('send');
      expect(afterPage({}, step, 'stay', none).place).toEqual({ to: step, lost: step });
      for (const go of ['', 'SEND', 'send ', 'to:send', 'to:', '__proto__']) expect(afterPage({}, step, go, none).place.to).not.toBe('send');
    }
    expect(afterPage({}, '', 'send', none).place.to).toBe(QUESTION_IDS[0]);
  });

  it('takes the answers of the page along, whichever button is pressed', () => {
    for (const go of ['next', 'back', 'stay', 'send', 'to:more', '']) {
      expect(afterPage({ story: ['A'] }, 'danger', go, (name) => (name === 'danger' ? ['YES'] : [])).answers).toEqual({ story: ['A'], danger: ['YES'] });
    }
  });

  it('forgets a choice that is not known after all, and never what was written', () => {
    for (const question of QUESTION_IDS) {
      const all = Object.fromEntries(FIELDS[question].map((field) => [field.name, 'options' in field ? [field.options[0]] : ['written']]));
      const kept = withoutChoices({ ...all, other: ['x'] }, question);
      expect(kept).toEqual(Object.fromEntries([...Object.entries(all).filter(([, [value]]) => value === 'written'), ['other', ['x']]]));
    }
  });

  it('has fields whose names are unlike each other and unlike those that the pages use themselves', () => {
    const names = fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const own of ['draft', 'step', 'go', 'code', 'text', 'purpose']) expect(names).not.toContain(own);
  });
});
