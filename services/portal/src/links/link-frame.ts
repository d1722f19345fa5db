import type { Language } from '@amparo/domain';
import { html, Markup, type Part } from '@amparo/kernel';
import { LINK_STYLE, LOOK_AGAIN_SECONDS } from './link-style';
import { filled, LINK_WORDS } from './words/all-words.rules';

/** @param again the page fetches itself anew after so many seconds */
export function framed(language: Language, main: Markup, again?: number): string {
  const { direction } = LINK_WORDS[language];
  return html`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${again !== undefined && html`<meta http-equiv="refresh" content="${again}">`}<title>Amparo</title><style>${new Markup(LINK_STYLE)}</style></head><body><main>${main}</main></body></html>
`.text;
}

/** What is shown as long as it may be, and by which link it was read. */
export interface Lasting {
  title: string;
  readBy: string;
  /** ISO 8601. */
  until: string;
  inside: Part;
  about: string;
}

/** What a withdrawal takes away: across it stands who reads it; it fetches itself anew, and goes blank by itself where it cannot. */
export function lastingPage(language: Language, { title, readBy, until, inside, about }: Lasting, now: Date): string {
  const words = LINK_WORDS[language];
  const at = now.toISOString();
  const mark = `${readBy} · ${at}`;
  const marks = Array.from({ length: 24 }, () => html`<span data-mark="${`${mark}   `.repeat(3)}"></span>`);
  return framed(language, html`<h1>${title}</h1><p><a href="/link/${language}/offer">${words.back}</a></p><p class="blank">${words.blank}</p>
<div class="packet"><div class="marks" aria-hidden="true">${marks}</div><p>${filled(words.readBy, { link: readBy, when: instant(language, at) })}</p>
<p><strong>${filled(words.until, { when: instant(language, until) })}</strong></p>${inside}<p>${about}</p></div><p>${words.packetLooks}</p>`, LOOK_AGAIN_SECONDS);
}

/** Only what is known. */
export function facts(of: readonly (readonly [string, Part])[]): Markup {
  const known = of.filter(([, says]) => says !== undefined && says !== '');
  return html`<dl>${known.map(([name, says]) => html`<dt>${name}</dt><dd>${says}</dd>`)}</dl>`;
}

/** In no place's time but that of the world: the page does not know where it is read. */
export function instant(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso)) + ' UTC';
}
