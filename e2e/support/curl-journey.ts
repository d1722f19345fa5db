import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CurlPages, type CurlPage } from './curl-pages';
import { CANARY } from './reports';
import type { TestSystem } from './system';
import { until } from './until';
import { allThatTheTeamHas, reply, stoppedSharing, type TeamHas } from './whole-way';

const referenceOn = ({ text }: CurlPage): string | undefined => /AM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];

/** What the team has after everything that somebody did with `curl` alone; and what she was shown on the way. */
export interface CurlJourney extends TeamHas {
  /** Status of each answer, in order. */
  statuses: number[];
  /** The case number, each time that it was shown. */
  references: (string | undefined)[];
  /** Whether her words and the team's stand on the page with the conversation. */
  conversation: boolean[];
  /** Purposes for which sharing was stopped by the first withdrawal. */
  stopped: string[];
}

/**
 * Tells a report in a language, comes back by its words, writes, reads what the coordinator answers, sends a file, changes how to be
 * reached, agrees on a day, takes a consent back, then all of it.
 */
export async function journeyByCurl(system: TestSystem, language: string): Promise<CurlJourney> {
  const pages = new CurlPages(system.running.doorUrl, language);
  const seen: CurlPage[] = [];
  const see = async (page: Promise<CurlPage>): Promise<CurlPage> => {
    seen.push(await page);
    return seen.at(-1) as CurlPage;
  };
  await see(pages.open(''));
  const { text } = await see(pages.press('/form', undefined));
  const words = [...(/<ol class="code">(.*?)<\/ol>/s.exec(text)?.[1] ?? '').matchAll(/<li>([^<]+)<\/li>/g)].map(([, word]) => word).join(' ');
  await see(pages.press('/form', 'to:where', { story: `${language}: ${CANARY}` }));
  const sent = await see(pages.press('/form', 'send', { country: 'KE' }));
  const reference = referenceOn(sent) ?? '';
  const come = (): Promise<CurlPage> => pages.open('/back').then(() => see(pages.press('/back', undefined, { code: words })));
  await come();
  const [hers, theirs] = [`hers, ${language}`, `theirs, ${language}`];
  await see(pages.press('/back', 'message', { text: hers }));
  await reply(system, reference, theirs);
  const answered = await until('the reply on her page', async () => {
    const page = await pages.press('/back', 'look');
    return page.text.includes(theirs) ? page : undefined;
  });
  await see(pages.press('/form', 'to:contact').then(() => pages.press('/form', 'send', { channel: 'SIGNAL', value: 'zz-contact' })));
  await come();
  await see(pages.press('/form', 'to:returns').then(() => pages.press('/form', 'send', { returns: 'DAYS_7' })));
  await come();
  await see(sendFile(pages));
  await come();
  await see(pages.press('/back', 'withdraw', { purpose: 'CP-STATS' }));
  const stopped = await stoppedSharing(system, reference);
  await see(pages.press('/back', 'leave'));
  await see(pages.press('/back', 'leave:ERASE'));
  await come();
  const { bodies, files, tasks, lookedFor } = await allThatTheTeamHas(system, reference);
  return {
    statuses: seen.map(({ status }) => status), references: seen.map(referenceOn).filter((found) => found !== undefined && found !== reference), conversation: [hers, theirs].map((said) => answered.text.includes(said)),
    bodies, files, stopped, tasks, lookedFor,
  };
}

async function sendFile(pages: CurlPages): Promise<CurlPage> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-curl-'));
  writeFileSync(join(folder, 'paper.pdf'), '%PDF-1.7\n%%EOF');
  try {
    return await pages.sendFiles([join(folder, 'paper.pdf')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
