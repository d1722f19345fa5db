import { ASKED_CONSENTS, FIELDS, RETURN_IN_DAYS, type Field, type QuestionId, type ReturnIn } from './questions.rules';

const DAY_MS = 86_400_000;

/** What has been answered, by name of the field. What was not answered is not there: unknown is never written down as a no. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/**
 * The answers together with those of one page, as they came: a choice that the page does not offer is left out.
 *
 * @param sent values of a field of the page that came in
 */
export function withPage(answers: Answers, question: QuestionId, sent: (field: string) => readonly string[]): Answers {
  const kept = { ...answers };
  for (const field of FIELDS[question]) {
    const values = valuesOf(field, sent(field.name));
    if (values.length === 0) delete kept[field.name];
    else kept[field.name] = values;
  }
  return kept;
}

/** The answers after "I do not know": what was chosen on the page goes, what was written stays, since writing is work. */
export function withoutChoices(answers: Answers, question: QuestionId): Answers {
  const chosen = new Set(FIELDS[question].filter(({ kind }) => kind !== 'text' && kind !== 'line').map(({ name }) => name));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !chosen.has(name)));
}

/**
 * The report that answers are (contracts: report.schema.json). Whatever was not said is left out, and so counts as unknown.
 *
 * @param language in which the person reads: it is where an answer has to be understood
 * @param now from which the day is counted on which she comes back
 */
export function reportOf(answers: Answers, receipt: string, language: string, now: Date): Record<string, unknown> {
  const one = (name: string): string | undefined => answers[name]?.[0];
  const many = (name: string): readonly string[] | undefined => answers[name];
  return withoutNothing({
    receipt,
    language,
    channel: 'WEB_FORM',
    category: one('category'),
    narrative: [one('story'), one('more')].filter((text) => text !== undefined).join('\n\n') || undefined,
    acts: many('acts'),
    happened: one('happened'),
    stillInDanger: one('danger'),
    targets: many('targets'),
    sources: many('sources'),
    involvedNames: linesOf(one('names')),
    links: many('links'),
    riskFactors: many('signs'),
    measures: many('measures'),
    wishedUrgency: one('speed'),
    incidentCountries: many('country'),
    presentCountry: one('present'),
    banks: linesOf(one('banks')),
    project: one('project'),
    onBehalfOf: one('behalf'),
    safeContact: contactOf(one('channel'), one('value'), many('rules'), one('times')),
    consents: consentsOf(answers),
    checkBackDay: dayOf(one('returns'), now),
  });
}

/**
 * The language of what is said, with the visit in its private part (BCP 47): it makes two equal additions two, is sealed with
 * the body, and is cut off before a language leaves the door.
 */
export function spokenOn({ visit }: { visit?: string }, language: string): string {
  return visit === undefined ? language : `${language}-x-${visit}`;
}

function valuesOf(field: Field, sent: readonly string[]): string[] {
  if (field.kind === 'text' || field.kind === 'line') {
    const text = (sent[0] ?? '').trim();
    return text === '' ? [] : [text];
  }
  const offered = (field.options as readonly string[]).filter((option) => sent.includes(option));
  return field.kind === 'many' ? offered : offered.slice(0, 1);
}

function dayOf(returns: string | undefined, now: Date): string | undefined {
  const days = returns !== undefined && Object.hasOwn(RETURN_IN_DAYS, returns) ? RETURN_IN_DAYS[returns as ReturnIn] : undefined;
  return days === undefined ? undefined : new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

function contactOf(channel?: string, value?: string, rules?: readonly string[], times?: string): object | undefined {
  const contact = withoutNothing({ channel, value, rules, times });
  return Object.keys(contact).length === 0 ? undefined : contact;
}

/**
 * What was agreed to, purpose by purpose. A partner or a fund has to be one that is named: a yes to "may we ask you" is kept as
 * a wish, `*`, which becomes a question (guide 4.4, rule 1).
 */
function consentsOf(answers: Answers): object[] | undefined {
  const said = ASKED_CONSENTS.flatMap((purpose) => {
    const status = answers[purpose]?.[0];
    if (status === undefined) return [];
    const wish = status === 'GIVEN' && (purpose === 'CP-REFER' || purpose === 'CP-GRANT');
    return [{ purpose, status, ...(wish ? { recipient: '*' } : {}) }];
  });
  return said.length === 0 ? undefined : said;
}

function linesOf(text: string | undefined): string[] | undefined {
  const lines = (text ?? '').split(/[\n;]/).map((line) => line.trim()).filter((line) => line !== '');
  return lines.length === 0 ? undefined : lines;
}

function withoutNothing(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
