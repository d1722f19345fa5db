import { DECLINED_BECAUSE, labelOf, LANGUAGES, mayGo, type Language, type PacketField, type Progress } from '@amparo/domain';
import { html, Markup, type Part } from '@amparo/kernel';
import { facts, framed, instant, lastingPage } from './link-frame';
import type { VisitPacket, VisitShown } from './link-shapes';
import { logPart } from './log.page';
import { filled, LINK_WORDS } from './words/all-words.rules';
import type { LinkGone } from './words/link-words.rules';

const STEPS: readonly Progress[] = ['ACCEPTED', 'IN_SERVICE', 'DONE'];

/** Where a link is opened. It is pasted: what stands behind its `#` never reaches us in an address. */
export function entryPage(language: Language): string {
  const words = LINK_WORDS[language];
  const others = LANGUAGES.filter((one) => one !== language).map((one) => html`<a href="/link/${one}" lang="${one}" hreflang="${one}">${LINK_WORDS[one].name}</a> `);
  return framed(language, html`<h1>${words.heading}</h1><p>${words.entryAbout}</p>
<form method="post" action="/link/${language}"><label for="link">${words.link}</label>
<input id="link" name="link" type="password" autocomplete="off" spellcheck="false" required maxlength="400" dir="ltr"><button class="first">${words.open}</button></form>
<nav aria-label="${words.otherLanguages}">${others}</nav>`);
}

/** The one page for everything that opens nothing, whatever the reason. */
export function nothingPage(language: Language): string {
  const { nothing, nothingAbout, heading } = LINK_WORDS[language];
  return framed(language, html`<h1>${nothing}</h1><p>${nothingAbout}</p><p><a href="/link/${language}">${heading}</a></p>`);
}

/** Why a link opens nothing any more, to whoever holds the whole of it. */
export function gonePage(language: Language, why: LinkGone): string {
  const { gone, heading } = LINK_WORDS[language];
  const { title, about } = gone[why];
  return framed(language, html`<h1>${title}</h1><p>${about}</p><p><a href="/link/${language}">${heading}</a></p>`);
}

/** A sentence, and the way back where there is one. */
export function saidPage(language: Language, says: string, back = false): string {
  return framed(language, html`<h1>Amparo</h1><p role="status">${says}</p>${back && html`<p><a href="/link/${language}/offer">${LINK_WORDS[language].back}</a></p>`}`);
}

/** What a request for help says without saying for whom, and what can be done about it. @param notice of what was tried just now */
export function offerPage(language: Language, { verified, until, offer }: VisitShown, notice?: string): string {
  const words = LINK_WORDS[language];
  const when = (iso: string) => instant(language, iso);
  const teaser = facts([
    [words.status, words.steps[offer.status]],
    [words.help, offer.measures?.map((code) => labelOf('protective_measure', code, language)).join(', ')],
    [words.howUrgent, offer.urgency === null ? undefined : words.urgency[offer.urgency]],
    [words.regions, offer.regions?.map((region) => words.region[region] ?? region).join(', ')],
    [words.language, offer.language === null ? undefined : new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(offer.language)],
    [words.asked, when(offer.offeredAt)],
    [words.answerBy, offer.status === 'OFFERED' && offer.answerBy !== null ? when(offer.answerBy) : undefined],
    [words.deletion, offer.deletionAskedAt === null ? undefined : filled(offer.deletedAt === null ? words.deletionAsked : words.deletionDone, { when: when(offer.deletedAt ?? offer.deletionAskedAt) })],
  ]);
  return framed(language, html`<h1>${words.request}</h1>${notice !== undefined && html`<p class="box" role="alert">${notice}</p>`}
<p>${offer.shows === 'NOTHING' ? words.over : words.about}</p>${teaser}<p>${filled(words.openHere, { when: when(until) })}</p>
${verified ? answers(language, offer) : code(language)}${ending(language)}`);
}

/** What was released, as long as it may be shown. */
export function packetPage(language: Language, { fields, until, readBy }: VisitPacket, now: Date): string {
  const words = LINK_WORDS[language];
  const inside = facts(Object.entries(fields).map(([name, says]) => [words.fields[name as PacketField], html`<bdi>${says}</bdi>`]));
  return lastingPage(language, { title: words.request, readBy, until, inside, about: words.packetAbout }, now);
}

function code(language: Language): Markup {
  const words = LINK_WORDS[language];
  return html`<h2>${words.code}</h2><p id="about-code">${words.codeAbout}</p><form method="post" action="/link/${language}/code"><label for="code">${words.codeField}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="off" required maxlength="40" dir="ltr" aria-describedby="about-code"><button class="first">${words.goOn}</button></form>`;
}

function answers(language: Language, offer: VisitShown['offer']): Part {
  const words = LINK_WORDS[language];
  const button = (go: string, says: string, first = false) => html`<form method="post" action="/link/${language}/answer"><button name="go" value="${go}"${first && new Markup(' class="first"')}>${says}</button></form>`;
  const { status, openUntil, deletionAskedAt, deletedAt } = offer;
  const reasons = DECLINED_BECAUSE.map((because) => html`<option value="${because}">${words.because[because]}</option>`);
  return [
    mayGo(status, 'COMMITTED') && button('commit', words.commit, true),
    openUntil !== null && html`<form method="get" action="/link/${language}/packet"><button class="first">${words.openPacket}</button></form>`,
    openUntil !== null && STEPS.filter((step) => mayGo(status, step)).map((step) => button(`progress:${step}`, words.progress[step])),
    logPart(language, offer),
    mayGo(status, 'DECLINED') && html`<h2>${words.decline}</h2><p>${words.declineAbout}</p><form method="post" action="/link/${language}/answer"><label for="because">${words.declineBecause}</label>
<select id="because" name="because">${reasons}</select><button name="go" value="decline">${words.decline}</button></form>`,
    deletionAskedAt !== null && deletedAt === null && html`<h2>${words.deleted}</h2><p>${words.deletedAbout}</p>${button('deleted', words.deleted)}`,
  ];
}

function ending(language: Language): Markup {
  const words = LINK_WORDS[language];
  return html`<footer><form method="post" action="/link/${language}/answer"><button name="go" value="leave">${words.leave}</button></form>
<h2>${words.compromised}</h2><p>${words.compromisedAbout}</p><form method="post" action="/link/${language}/answer"><button name="go" value="compromised">${words.compromisedGo}</button></form></footer>`;
}
