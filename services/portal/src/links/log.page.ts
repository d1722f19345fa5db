import { randomUUID } from 'node:crypto';
import { codesOf, isOver, labelOf, type Language } from '@amparo/domain';
import { html, type Markup, type Part } from '@amparo/kernel';
import { instant, lastingPage } from './link-frame';
import type { VisitLine, VisitLog, VisitShown } from './link-shapes';
import { filled, LINK_WORDS } from './words/all-words.rules';

/** What was done and what both sides wrote, the oldest first. It is shown as a packet is: what the desk wrote goes with consent. */
export function logPage(language: Language, { lines, readBy, until }: VisitLog, now: Date): string {
  const words = LINK_WORDS[language];
  const inside = lines.length === 0 ? html`<p>${words.logNone}</p>` : html`<dl>${lines.map((line) => oneLine(language, line))}</dl>`;
  return lastingPage(language, { title: words.log, readBy, until, inside, about: words.packetAbout }, now);
}

/** Where she reads the log, and where she writes, as far as the request stands where that can be done. */
export function logPart(language: Language, { status, shows, openUntil }: VisitShown['offer']): Part {
  const words = LINK_WORDS[language];
  if (shows === 'NOTHING') return undefined;
  const given = openUntil !== null && shows === 'PACKET' && status !== 'RELEASED';
  return html`<h2>${words.log}</h2><form method="get" action="/link/${language}/log"><button>${words.logOpen}</button></form>
${!isOver(status) && html`<h2>${words.writeMessage}</h2>${lineForm(language, 'MESSAGE')}`}
${given && html`<h2>${words.noteService}</h2>${lineForm(language, 'SERVICE')}`}`;
}

function oneLine(language: Language, { kind, by, at, measure, day, words: says, readAt }: VisitLine): Markup {
  const words = LINK_WORDS[language];
  const title = kind === 'SERVICE' ? `${labelOf('protective_measure', measure ?? '', language)}, ${onlyDay(language, day ?? at)}` : by === 'DESK' ? words.fromDesk : words.fromYou;
  return html`<dt>${title} · ${instant(language, at)}</dt><dd><bdi>${says}</bdi>${readAt !== null && html`<br><small>${filled(words.logRead, { when: instant(language, readAt) })}</small>`}</dd>`;
}

/** The id of the line is made here: pressed twice, or sent again after an answer that was lost, it is one. */
function lineForm(language: Language, kind: VisitLine['kind']): Markup {
  const words = LINK_WORDS[language];
  const measures = codesOf('protective_measure').map((code) => html`<option value="${code}">${labelOf('protective_measure', code, language)}</option>`);
  const id = kind.toLowerCase();
  return html`<form method="post" action="/link/${language}/line"><input type="hidden" name="lineId" value="${randomUUID()}"><input type="hidden" name="kind" value="${kind}">
${kind === 'SERVICE' && html`<label for="measure">${words.whichHelp}</label><select id="measure" name="measure">${measures}</select>
<label for="day">${words.onDay}</label><input id="day" name="day" type="date" required>`}
<label for="${id}">${words.lineWords}</label><textarea id="${id}" name="words" rows="4" required maxlength="5000" aria-describedby="about-${id}"></textarea><p id="about-${id}">${words.lineAbout}</p>
<button>${words.send}</button></form>`;
}

function onlyDay(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso));
}
