import type { Language } from '@amparo/domain';
import { html, type Markup } from '@amparo/kernel';
import type { Accepted } from '../../reports/accepted';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { filesForm } from '../files/files.page';
import { languageButtons } from '../frame/frame';
import { codeBox } from './code.part';
import { optionLabel, type Asking } from './question.page';
import { FIELDS, QUESTION_IDS, type Field, type QuestionId } from './questions.rules';
import type { Draft } from './drafts';

/** All that was said, before it is sent, with the way back. */
export function checkPage({ language, draft, sealed, notice }: Asking): Markup {
  const { form } = CATALOGUES[language];
  const said = QUESTION_IDS.filter((question) => FIELDS[question].some(({ name }) => draft.answers[name] !== undefined));
  return html`<form method="post" action="/${language}/form"><input type="hidden" name="draft" value="${sealed}"><input type="hidden" name="step" value="check">
<h1>${form.check}</h1>${notice !== undefined && html`<p class="box" role="alert">${notice}</p>`}
${draft.visit === undefined && codeBox(draft.receipt, language)}
<div class="row"><button class="first" name="go" value="send">${notice === undefined ? form.send : form.again}</button><button name="go" value="back">${form.back}</button></div>
${said.length === 0 ? html`<p>${form.nothing}</p>` : html`<p>${form.checkSays}</p><dl>${said.map((question) => saidPart(question, draft, language))}</dl>`}
${languageButtons(language, '/form')}</form>`;
}

function saidPart(question: QuestionId, { answers }: Draft, language: Language): Markup {
  const { questions, form } = CATALOGUES[language];
  const { ask } = questions[question];
  return html`<dt>${ask}</dt>${FIELDS[question].map((field) => {
    const values = answers[field.name];
    return values !== undefined && html`<dd>${labelled(field, language)}${values.map((code) => optionLabel(field, code, language)).join('\n')}</dd>`;
  })}
<dd><button name="go" value="to:${question}" aria-label="${form.change}: ${ask}">${form.change}</button></dd>`;
}

function labelled(field: Field, language: Language): string | undefined {
  const words = CATALOGUES[language];
  if (field.kind === 'consent') return `${words.consents[field.purpose]} `;
  return 'label' in field && field.label !== undefined ? `${words.labels[field.label]}: ` : undefined;
}

/**
 * It is durable. The way back once more, and what to do now.
 *
 * @param sealed a draft of a visit, with which files can be added
 */
export function sentPage(draft: Draft, { reference, receiptRemoved, proof }: Accepted, language: Language, sealed: string): Markup {
  const { sent, back } = CATALOGUES[language];
  return html`<h1>${draft.visit !== undefined ? sent.added : sent.title}</h1>
<p>${sent.reference} <bdi class="letters" dir="ltr">${reference}</bdi></p>${receiptRemoved && html`<p class="box" role="alert">${sent.removed}</p>`}
<ul>${sent.next.map((line) => html`<li>${line}</li>`)}</ul>${draft.visit === undefined && codeBox(draft.receipt, language)}${proof !== undefined && html`
<details><summary>${sent.proofTitle}</summary><p>${sent.proofSays}</p><p class="letters" dir="ltr">${proof}</p></details>`}
${filesForm(language, sealed)}
<p><a href="/${language}/back">${back.title}</a></p>`;
}
