import type { Language } from '@amparo/domain';
import { html, type Markup } from '@amparo/kernel';
import type { AttachmentLimits, FileOutcome } from '../../attachments/attachment.rules';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { filled } from '../catalogue/catalogue.rules';
import { languageButtons } from '../frame/frame';

/** What a browser offers to choose from; what is taken is told from the bytes. */
const ACCEPT = 'image/jpeg,image/png,image/webp,image/heic,application/pdf,audio/*,.docx,.xlsx,.pptx,.odt,.ods';
const MEGABYTE = 1_048_576;

/** What the page of files is made of. */
export interface FilesShown {
  language: Language;
  /** The draft that holds the return code. */
  sealed: string;
  /** A message that was typed and not sent: it comes along. */
  text: string;
  limits: AttachmentLimits;
  notices: readonly string[];
}

/** Where files are chosen and sent, without a script. The draft stands first, since files are taken only after it. */
export function filesPage({ language, sealed, text, limits, notices }: FilesShown): Markup {
  const { files } = CATALOGUES[language];
  const room = { files: limits.files, megabytes: Math.floor(limits.fileBytes / MEGABYTE) };
  return html`<form method="post" action="/${language}/files" enctype="multipart/form-data"><input type="hidden" name="draft" value="${sealed}"><input type="hidden" name="text" value="${text}">
<h1>${files.title}</h1>${notices.length > 0 && html`<div class="box" role="status">${notices.map((notice) => html`<p>${notice}</p>`)}</div>`}
<ul>${files.says.map((line) => html`<li>${filled(line, room)}</li>`)}</ul>
<label>${files.choose}<input type="file" name="file" multiple accept="${ACCEPT}"></label>
<div class="row"><button class="first" name="go" value="files">${files.send}</button><button name="go" value="look" formaction="/${language}/back" formenctype="application/x-www-form-urlencoded">${files.back}</button></div>
${languageButtons(language, '/files')}</form>`;
}

/** What goes on from a page on which nothing is asked any more: files, and where it stands in another language. */
export function filesForm(language: Language, sealed: string): Markup {
  return html`<form method="post" action="/${language}/files"><input type="hidden" name="draft" value="${sealed}"><button>${CATALOGUES[language].files.title}</button>
${languageButtons(language, '/back')}</form>`;
}

/** What became of the files, in sentences. */
export function noticesOf(outcomes: readonly FileOutcome[], language: Language): string[] {
  const { files } = CATALOGUES[language];
  if (outcomes.length === 0) return [files.none];
  const taken = outcomes.filter((outcome) => outcome.taken).length;
  const refused = outcomes.flatMap((outcome, at) => (outcome.taken ? [] : [filled(files.refused[outcome.code], { at: at + 1 })]));
  return [...(taken > 0 ? [filled(files.taken, { count: taken })] : []), ...new Set(refused)];
}
