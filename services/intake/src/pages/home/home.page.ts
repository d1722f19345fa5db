import type { Language } from '@amparo/domain';
import { html, type Markup } from '@amparo/kernel';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { languageLinks } from '../frame/frame';

/** The first page: what this is for, who will know, and the two ways on. */
export function homePage(language: Language): Markup {
  const { home } = CATALOGUES[language];
  return html`${languageLinks(language, '')}
<h1>${home.heading}</h1><p>${home.intro}</p>
<form method="post" action="/${language}/form"><p><button class="first">${home.report}</button></p><p>${home.reportSays}</p></form>
<p><a href="/${language}/back">${home.back}</a></p><p>${home.backSays}</p>
<h2>${home.beforeTitle}</h2><ul>${home.before.map((line) => html`<li>${line}</li>`)}</ul>
<h2>${home.openTitle}</h2><ul>${home.open.map((line) => html`<li>${line}</li>`)}</ul>`;
}
