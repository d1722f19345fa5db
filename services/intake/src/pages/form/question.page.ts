import { labelOf, type CountryCode, type Language } from '@amparo/domain';
import { html, type Markup } from '@amparo/kernel';
import type { Catalogue } from '../catalogue/catalogue.rules';
import { filled } from '../catalogue/catalogue.rules';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { languageButtons } from '../frame/frame';
import { codeBoxAbove, codeFolded } from './code.part';
import { countriesIn } from './countries';
import type { Draft } from './drafts';
import { FIELDS, QUESTION_IDS, type Field, type QuestionId } from './questions.rules';

/** What a page of the form needs besides its question. */
export interface Asking {
  language: Language;
  draft: Draft;
  /** The draft, sealed for the next page. */
  sealed: string;
  /** Said on top: why the page is not what was expected. */
  notice?: string;
}

/** One question. It can be sent from here as it is, the first one too. */
export function questionPage(question: QuestionId, { language, draft, sealed, notice }: Asking): Markup {
  const words = CATALOGUES[language];
  const { form } = words;
  const at = QUESTION_IDS.indexOf(question);
  const isFirst = at === 0;
  const { ask, says } = words.questions[question];
  const place = filled(form.place, { at: at + 1, of: QUESTION_IDS.length });
  return html`<form method="post" action="/${language}/form">
<input type="hidden" name="draft" value="${sealed}"><input type="hidden" name="step" value="${question}">
${notice !== undefined && html`<p class="box" role="alert">${notice}</p>`}${draft.visit !== undefined && html`<p>${form.adding}</p>`}
${isFirst && draft.visit === undefined && codeBoxAbove(draft.receipt, language)}
<p>${place}</p>
<fieldset aria-describedby="says"><legend><h1>${ask}</h1></legend><p id="says">${says} ${hintOf(question, form)}</p>
${FIELDS[question].map((field) => fieldPart(field, draft.answers[field.name] ?? [], ask, language))}</fieldset>
<div class="row"><button class="first" name="go" value="next">${form.next}</button><button name="go" value="unknown">${form.unknown}</button></div>
<div class="row"><button name="go" value="send" aria-describedby="sends">${form.send}</button>${!isFirst && html`<button name="go" value="back">${form.back}</button>`}</div>
<p id="sends">${form.sendSays}</p>
${!isFirst && draft.visit === undefined && codeFolded(draft.receipt, language)}
${languageButtons(language, '/form')}</form>`;
}

function hintOf(question: QuestionId, form: Catalogue['form']): string {
  return FIELDS[question][0]?.kind === 'many' ? form.several : form.optional;
}

function fieldPart(field: Field, values: readonly string[], ask: string, language: Language): Markup {
  const words = CATALOGUES[language];
  const label = 'label' in field && field.label !== undefined ? words.labels[field.label] : undefined;
  switch (field.kind) {
    case 'text':
      return named(label, (aria) => html`<textarea name="${field.name}" maxlength="${field.longest}" rows="6" autocomplete="off" ${aria}>
${values[0]}</textarea>`, ask);
    case 'line':
      return named(label, (aria) => html`<input type="text" name="${field.name}" maxlength="${field.longest}" autocomplete="off" value="${values[0]}" ${aria}>`, ask);
    case 'country':
      return html`<select name="${field.name}" aria-label="${ask}"><option value="">${words.form.choose}</option>${countriesIn(language).map(([code, name]) =>
        html`<option value="${code}"${values.includes(code) && html` selected`}>${name}</option>`)}</select>`;
    case 'consent':
      return html`<fieldset><legend>${words.consents[field.purpose]}</legend>${picks('radio', field, values, (code) => (code === 'GIVEN' ? words.form.yes : words.form.no))}</fieldset>`;
    case 'one':
    case 'many': {
      const all = picks(field.kind === 'one' ? 'radio' : 'checkbox', field, values, (code) => optionLabel(field, code, language));
      return label === undefined ? all : html`<fieldset><legend>${label}</legend>${all}</fieldset>`;
    }
  }
}

function named(label: string | undefined, field: (aria: Markup) => Markup, ask: string): Markup {
  return label === undefined ? field(html`aria-label="${ask}"`) : html`<label>${label}${field(html``)}</label>`;
}

function picks(type: 'radio' | 'checkbox', field: { name: string; options: readonly string[] }, values: readonly string[], labels: (code: string) => string): Markup {
  return html`${field.options.map((code) => html`
<label class="pick"><input type="${type}" name="${field.name}" value="${code}"${values.includes(code) && html` checked`}><span>${labels(code)}</span></label>`)}`;
}

/** What people read for an option. */
export function optionLabel(field: Field, code: string, language: Language): string {
  const words = CATALOGUES[language];
  if (field.kind === 'country') return countriesIn(language).find(([known]) => known === (code as CountryCode))?.[1] ?? code;
  if (field.kind === 'consent') return code === 'GIVEN' ? words.form.yes : words.form.no;
  if (field.kind !== 'one' && field.kind !== 'many') return code;
  switch (field.from) {
    case 'danger': case 'category': case 'happened': case 'speed': case 'behalf': case 'channel': case 'rules': case 'returns':
      return (words[field.from] as Readonly<Record<string, string>>)[code] ?? code;
    default:
      return labelOf(field.from, code, language);
  }
}
