import type { Language } from '@amparo/domain';
import { LANGUAGES } from '@amparo/domain';
import { html, Markup } from '@amparo/kernel';
import type { IntakeConfig } from '../../config';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { HelpLines } from './help-lines';
import { STYLE } from './style';

/** A page as it is sent. */
export interface Page {
  status: number;
  text: string;
}

/** What stands around everything: a way out on top, help of others below. */
export class Frame {
  /** @param exit where "leave this page" leads: a page that anybody may be found reading */
  constructor(private readonly exit: string, private readonly helpLines: HelpLines) {}

  /** @throws StartError `config.invalid` where the file of the help lines cannot be read */
  static of({ exitUrl, helpLinesFile }: IntakeConfig): Frame {
    return new Frame(exitUrl, HelpLines.fromFile(helpLinesFile));
  }

  /** @param main from the heading to the last button */
  page(language: Language, main: Markup, status = 200): Page {
    const { direction, title, exit } = CATALOGUES[language];
    const page = html`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<style>${new Markup(STYLE)}</style></head><body>
<header><a class="exit" href="${this.exit}" rel="noreferrer">${exit}</a></header>
<main>${main}</main>
${this.help(language)}</body></html>
`;
    return { status, text: page.text };
  }

  private help(language: Language): Markup {
    const { help } = CATALOGUES[language];
    const lines = this.helpLines.all.map(({ name, reach, speaks }) => html`
<li><bdi>${name}</bdi>: <bdi>${reach}</bdi> (${help.hours}${speaks.length > 0 && html`; ${help.speaks} <bdi>${speaks.join(', ')}</bdi>`})</li>`);
    return html`<footer><h2>${help.title}</h2><p>${help.danger}</p>${lines.length > 0 ? html`<ul>${lines}</ul>` : html`<p>${help.none}</p>`}</footer>`;
  }
}

/** The same page in the other languages, where nothing has been filled in. */
export function languageLinks(now: Language, path: string): Markup {
  return others(now, (language, name) => html`<a href="/${language}${path}" lang="${language}" hreflang="${language}">${name}</a> `);
}

/** The same page in the other languages, with everything that was filled in: each is a button of the form. */
export function languageButtons(now: Language, path: string): Markup {
  return others(now, (language, name) => html`<button name="go" value="stay" formaction="/${language}${path}" lang="${language}">${name}</button> `);
}

function others(now: Language, link: (language: Language, name: string) => Markup): Markup {
  const { languages } = CATALOGUES[now];
  return html`<nav aria-label="${languages}">${LANGUAGES.filter((language) => language !== now).map((language) => link(language, CATALOGUES[language].name))}</nav>`;
}
