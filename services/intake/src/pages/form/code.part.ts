import type { Language } from '@amparo/domain';
import { html, type Markup } from '@amparo/kernel';
import { shown, type Receipt } from '../../receipts/receipt.rules';
import { wordsOf } from '../../receipts/words/receipt-words.rules';
import { CATALOGUES } from '../catalogue/catalogues.rules';

/** The return code in words and in letters. */
function codePart(receipt: Receipt, language: Language): Markup {
  const { code } = CATALOGUES[language];
  return html`<p>${code.keep}</p>
<ol class="code">${wordsOf(receipt, language).map((word) => html`<li>${word}</li>`)}</ol>
<p>${code.words}</p><p>${code.letters} <bdi class="letters" dir="ltr">${shown(receipt)}</bdi></p>`;
}

function advicePart(language: Language): Markup {
  return html`<ul>${CATALOGUES[language].code.do.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** The return code in a box with what to do and not to do with it: before anything is sent, and after. */
export function codeBox(receipt: Receipt, language: Language): Markup {
  const { title, doTitle } = CATALOGUES[language].code;
  return html`<section class="box"><h2>${title}</h2>${codePart(receipt, language)}<h2>${doTitle}</h2>${advicePart(language)}</section>`;
}

/** The same on the first page, with the advice folded: the question must not be far below on a small screen. */
export function codeBoxAbove(receipt: Receipt, language: Language): Markup {
  const { title, doTitle } = CATALOGUES[language].code;
  return html`<section class="box"><h2>${title}</h2>${codePart(receipt, language)}<details><summary>${doTitle}</summary>${advicePart(language)}</details></section>`;
}

/** The return code folded away, so that nobody reads it over a shoulder: on all pages between. */
export function codeFolded(receipt: Receipt, language: Language): Markup {
  return html`<details><summary>${CATALOGUES[language].code.show}</summary>${codePart(receipt, language)}${advicePart(language)}</details>`;
}
