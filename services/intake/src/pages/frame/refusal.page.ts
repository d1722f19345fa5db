import type { Language } from '@amparo/domain';
import type { Asked, Problem, RefusalPages } from '@amparo/platform';
import type { Catalogue } from '../catalogue/catalogue.rules';
import { CATALOGUES, findLanguage, FIRST_LANGUAGE } from '../catalogue/catalogues.rules';
import { languageLinks, type Frame, type Page } from './frame';
import { html } from '@amparo/kernel';
import { headersOf } from './send-page';

/** What went wrong, what to do, and the ways on: for whoever is refused where no page has anything better to say. */
export function refusalPage(frame: Frame, language: Language, status: number): Page {
  const { wrong, back } = CATALOGUES[language];
  const main = html`${languageLinks(language, '')}<h1>${wrong.title}</h1><p>${saysOf(status, wrong)}</p>
<p><a href="/${language}">${wrong.home}</a></p><p><a href="/${language}/back">${back.title}</a></p>`;
  return frame.page(language, main, status);
}

/** A person who may not go somewhere is told that there is nothing: she can do nothing about it. */
function saysOf(status: number, wrong: Catalogue['wrong']): string {
  switch (status) {
    case 401: case 403: case 404: case 405: case 406: return wrong.absent;
    case 408: return wrong.slow;
    case 413: case 414: return wrong.oversize;
    case 503: return wrong.busy;
    default: return status < 500 ? wrong.broken : wrong.failed;
  }
}

/** The same for whatever is refused beside the pages: addresses that are none, forms that are too large, or too slow to come. */
export function refusalPages(frame: Frame): RefusalPages {
  return (asked, { status }: Problem) => {
    if (!isFromPerson(asked)) return undefined;
    const page = refusalPage(frame, languageIn(asked), status);
    return { text: page.text, headers: headersOf(page) };
  };
}

const API = /^\/api(?:[/?]|$)/;
const PAGE = /^\/([a-z]{2})(?:[/?]|$)/;
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** Whoever takes pages, or sends the form of one. What stands under `/api` is for programs, whatever they say that they take. */
function isFromPerson({ url = '/', headers: { accept = '', 'content-type': type = '' } }: Asked): boolean {
  if (API.test(url)) return false;
  return /\btext\/html\b/i.test(accept) || (PAGE.test(url) && FORM.test(type));
}

function languageIn({ url = '/' }: Asked): Language {
  return findLanguage(PAGE.exec(url)?.[1] ?? '') ?? FIRST_LANGUAGE;
}
