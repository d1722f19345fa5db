import type { Language } from '@amparo/domain';
import { escapedBytesOf, html, type Markup } from '@amparo/kernel';
import type { Conversation } from '../../conversation/read-conversation';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { languageButtons, languageLinks } from '../frame/frame';
import { ASKED_CONSENTS, LONGEST_TEXT } from '../form/questions.rules';
import { firstThatFits, messagePieces, type MessagePiece } from './message-pieces.rules';

/** What is said on top, and what was typed already. */
export interface Said {
  notice?: string;
  text?: string;
  /** She wants to take it all back: what will happen is said first. */
  leaving?: true;
  /** Only what stands before this place is shown, counted in pieces of messages; the newest, when not said. */
  before?: number;
}

/** How much of a conversation a page holds, in bytes as they stand in it, so that it stays below 50 KB; what was typed and not sent counts. One piece is always shown. */
const MOST_SHOWN_BYTES = 24_000;

/** Where the code is typed in. */
export function entryPage(language: Language, { notice, text = '' }: Said): Markup {
  const { back } = CATALOGUES[language];
  return html`${languageLinks(language, '/back')}<h1>${back.title}</h1>${notice !== undefined && html`<p class="box" role="alert">${notice}</p>`}
<form method="post" action="/${language}/back"><label>${back.label}<textarea name="code" rows="4" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="says"></textarea></label>
<p id="says">${back.says}</p>${text !== '' && messageField(language, text)}
<div class="row"><button class="first">${back.open}</button></div></form>`;
}

/** Where it stands, what was written, and all that can be done about it. */
export function conversationPage(language: Language, conversation: Conversation, sealed: string, said: Said): Markup {
  const { back, files, sent } = CATALOGUES[language];
  const { reference, status, withdrawn } = conversation;
  const stands = (back.status as Readonly<Record<string, string>>)[status] ?? status;
  const { notice, text = '', leaving } = said;
  return html`<form method="post" action="/${language}/back"><input type="hidden" name="draft" value="${sealed}"><input type="hidden" name="step" value="check">
${leaving && leavingPart(language)}<h1>${stands}</h1>${notice !== undefined && html`<p class="box" role="status">${notice}</p>`}
${withdrawn !== undefined && html`<p class="box">${back.leave.taken[withdrawn]}</p>`}<p>${sent.reference} <bdi class="letters" dir="ltr">${reference}</bdi></p>
<h2>${back.messages}</h2>${messagesPart(language, conversation, said)}
${messageField(language, text)}
<div class="row"><button class="first" name="go" value="message">${back.write}</button><button name="go" value="look">${back.refresh}</button></div>
<div class="row">${['story', 'contact', 'returns'].map((question, at) => html`<button name="go" value="to:${question}" formaction="/${language}/form">${[back.add, back.contact, back.day][at]}</button>`)}<button name="go" value="to:files" formaction="/${language}/files">${files.title}</button></div>
${withdrawPart(language)}
${languageButtons(language, '/back')}</form>`;
}

/** The second step of taking it all back: what will happen, and what can be chosen. */
function leavingPart(language: Language): Markup {
  const { leave } = CATALOGUES[language].back;
  return html`<section class="box" aria-labelledby="leaving"><h2 id="leaving">${leave.title}</h2><ul>${leave.says.map((line) => html`<li>${line}</li>`)}</ul>
<div class="row"><button name="go" value="leave:ERASE">${leave.erase}</button><button name="go" value="leave:KEEP">${leave.keep}</button><button class="first" name="go" value="look">${leave.stay}</button></div></section>
`;
}

function messagesPart(language: Language, { messages }: Conversation, { before, text: typed = '' }: Said): Markup {
  const { back } = CATALOGUES[language];
  if (messages.length === 0) return html`<p>${back.none}</p>`;
  const pieces = messagePieces(messages.map(({ text }) => text));
  const end = Math.min(before ?? pieces.length, pieces.length);
  const from = firstThatFits(pieces, end, MOST_SHOWN_BYTES - escapedBytesOf(typed));
  return html`${from > 0 && html`<button name="go" value="before:${from}">${back.earlier}</button>`}<dl>${pieces.slice(from, end).map((piece) => pieceOf(piece, messages[piece.message]!, language))}</dl>`;
}

function pieceOf({ text, part, parts }: MessagePiece, { from, day }: Conversation['messages'][number], language: Language): Markup {
  const { back } = CATALOGUES[language];
  return html`
<dt>${from === 'YOU' ? back.you : back.team}, <bdi>${day}</bdi>${parts > 1 && html` <bdi>${part}/${parts}</bdi>`}</dt><dd dir="auto">${text}</dd>`;
}

function withdrawPart(language: Language): Markup {
  const { back, consents } = CATALOGUES[language];
  return html`<details><summary>${back.withdrawTitle}</summary><p>${back.withdrawSays}</p>
<select name="purpose" aria-label="${back.withdrawTitle}"><option value="">${back.withdraw}</option>${ASKED_CONSENTS.map((purpose) => html`<option value="${purpose}">${consents[purpose]}</option>`)}</select>
<div class="row"><button name="go" value="withdraw">${back.withdrawTitle}</button><button name="go" value="leave">${back.leave.button}</button></div></details>`;
}

function messageField(language: Language, text: string): Markup {
  return html`<label>${CATALOGUES[language].back.writeLabel}<textarea name="text" rows="4" maxlength="${LONGEST_TEXT}" autocomplete="off">
${text}</textarea></label>`;
}
