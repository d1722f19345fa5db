import type { Page } from 'playwright-core';
import { HANDLER } from '../support/sharing';
import { agreed, type Ground, type Handled } from './walk';

const CONDITION = 'zz invented condition';

/** How something comes onto paper. */
interface Printed {
  visibility: string;
  padding: number;
}

/** The handler opens the paper of a consent, and has it in the language of whoever signs; in print it stands alone. @returns what is wrong with it */
export async function walkPaper(ground: Ground, { caseId, reference }: Handled): Promise<string[]> {
  await agreed(ground, caseId, { conditions: [CONDITION], classes: ['S1', 'S2'] });
  const handler = await ground.openAs(HANDLER, 'en');
  const { page } = handler;
  const wrong: string[] = [];
  await handler.go(`/cases/${caseId}`);
  await handler.pressByKeyboard(page.getByRole('link', { name: handler.say('paper.page') }).first());
  const paper = page.getByRole('article');
  await paper.getByText(CONDITION).waitFor();
  // Agreed to in Spanish: so it is until another language is chosen.
  if ((await paper.getAttribute('lang')) !== 'es') wrong.push('the paper is not in the language of the consent');
  wrong.push(...await handler.faults('paper'));
  await handler.chooseByKeyboard(page.getByRole('combobox', { name: handler.say('paper.language') }), 'العربية');
  await page.locator('article[lang=ar][dir=rtl]').waitFor();
  wrong.push(...await handler.faults('paper-ar'));
  for (const secret of [caseId, reference]) if ((await paper.innerText()).includes(secret)) wrong.push('the paper names the case');
  wrong.push(...await inPrint(handler.page));
  await handler.reload();
  await paper.getByText(CONDITION).waitFor();
  await handler.pressByKeyboard(page.getByRole('link', { name: handler.say('paper.back') }));
  await page.getByRole('heading', { name: reference }).waitFor();
  return wrong;
}

/** Whether it is there in print, alone, and leaves a browser no margin to write the address of the page into. */
async function inPrint(page: Page): Promise<string[]> {
  const styleOf = (of: string) => page.evaluate<Printed>(`(({ visibility, paddingTop }) => ({ visibility, padding: Math.round(parseFloat(paddingTop)) }))(getComputedStyle(document.querySelector('${of}')))`);
  await page.emulateMedia({ media: 'print' });
  const seen = { heading: (await styleOf('h1')).visibility, title: (await styleOf('article h2')).visibility, words: (await styleOf('article p')).visibility, paper: await styleOf('article') };
  const margins = await page.evaluate<string[]>(`[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSMediaRule ? [...rule.cssRules] : [rule])))
    .filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.style.margin)`);
  await page.emulateMedia({ media: 'screen' });
  const wanted = { heading: 'hidden', title: 'visible', words: 'visible', paper: { visibility: 'visible', padding: 76 } };
  const found = JSON.stringify([seen, [...new Set(margins)]]);
  return found === JSON.stringify([wanted, ['0px']]) ? [] : [`in print: ${found}`];
}
