import type { Language } from '@amparo/domain';
import type { Conversation } from '../../conversation/read-conversation';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { languageButtons, languageLinks } from '../frame/frame';
import { html, type Markup } from '../frame/markup.rules';
import { ASKED_CONSENTS, LONGEST_TEXT } from '../form/questions.rules';

/** What is said on top, and what was typed already. */
export interface Said {
  notice?: string;
  text?: string;
}

/** Where the code is typed in. */
export function entryPage(language: Language, { notice, text = '' }: Said): Markup {
  const { back } = CATALOGUES[language];
  return html`${languageLinks(language, '/back')}<h1>${back.title}</h1>${notice !== undefined && html`<p class="box" role="alert">${notice}</p>`}
<form method="post" action="/${language}/back"><label>${back.label}<textarea name="code" rows="4" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="says"></textarea></label>
<p id="says">${back.says}</p>${text !== '' && messageField(language, text)}
<div class="row"><button class="first">${back.open}</button></div></form>`;
}

/** Where it stands, what was written, and all that can be done about it. */
export function conversationPage(language: Language, { reference, status, messages }: Conversation, sealed: string, { notice, text = '' }: Said): Markup {
  const { back, sent, consents } = CATALOGUES[language];
  const stands = (back.status as Readonly<Record<string, string>>)[status] ?? status;
  return html`<form method="post" action="/${language}/back"><input type="hidden" name="draft" value="${sealed}"><input type="hidden" name="step" value="check">
<h1>${stands}</h1>${notice !== undefined && html`<p class="box" role="status">${notice}</p>`}
<p>${sent.reference} <bdi class="letters" dir="ltr">${reference}</bdi></p>
<h2>${back.messages}</h2>${messages.length === 0 ? html`<p>${back.none}</p>` : html`<dl>${messages.map(({ from, day, text: written }) => html`
<dt>${from === 'YOU' ? back.you : back.team}, <bdi>${day}</bdi></dt><dd dir="auto">${written}</dd>`)}</dl>`}
${messageField(language, text)}
<div class="row"><button class="first" name="go" value="message">${back.write}</button><button name="go" value="look">${back.refresh}</button></div>
<div class="row"><button name="go" value="to:story" formaction="/${language}/form">${back.add}</button><button name="go" value="to:contact" formaction="/${language}/form">${back.contact}</button></div>
<details><summary>${back.withdrawTitle}</summary><p>${back.withdrawSays}</p>
<select name="purpose" aria-label="${back.withdrawTitle}"><option value="">${back.withdraw}</option>${ASKED_CONSENTS.map((purpose) => html`<option value="${purpose}">${consents[purpose]}</option>`)}</select>
<div class="row"><button name="go" value="withdraw">${back.withdrawTitle}</button></div></details>
${languageButtons(language, '/back')}</form>`;
}

function messageField(language: Language, text: string): Markup {
  return html`<label>${CATALOGUES[language].back.writeLabel}<textarea name="text" rows="4" maxlength="${LONGEST_TEXT}" autocomplete="off">
${text}</textarea></label>`;
}
