import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CurlPages, type CurlPage } from './curl-pages';
import { PortalPerson } from './portal-person';
import { CANARY } from './reports';
import type { TestSystem } from './system';
import { until } from './until';

/** Whoever looks after the region that these reports are about. She signs in once. */
const COORDINATOR = 'coord-afr';
const DAY_MS = 86_400_000;

const coordinators = new WeakMap<TestSystem, Promise<PortalPerson>>();

function coordinatorOf(system: TestSystem): Promise<PortalPerson> {
  const joined = coordinators.get(system) ?? PortalPerson.join(system.api, system.running.portalUrl, COORDINATOR).then(({ session }) => session);
  coordinators.set(system, joined);
  return joined;
}

const referenceOn = ({ text }: CurlPage): string | undefined => /AM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];

/** What the team has after everything that somebody did with `curl` alone; and what she was shown on the way. */
export interface CurlJourney {
  /** Status of each answer, in order. */
  statuses: number[];
  /** The case number, each time that it was shown. */
  references: (string | undefined)[];
  /** Whether her words and the team's stand on the page with the conversation. */
  conversation: boolean[];
  /** Of each body, whether it is a report or a message, and how far casework is with it. */
  bodies: string[];
  /** The same of each file. */
  files: string[];
  /** Purposes for which sharing was stopped by the first withdrawal. */
  stopped: string[];
  /** The day on which she is looked for. */
  lookedFor: string;
  /** Tasks that came of taking all of it back. */
  tasks: string[];
}

/**
 * Tells a report in a language, comes back by its words, writes, reads what the coordinator answers, sends a file, changes how to be
 * reached, agrees on a day, takes a consent back, then all of it.
 */
export async function journeyByCurl(system: TestSystem, language: string): Promise<CurlJourney> {
  const { rows } = system;
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
  const stopped = await until('sharing stopped', async () => {
    const found = await rows.of<{ purpose: string }>('protection', 'SELECT purpose FROM suspensions s JOIN cases c USING (case_id) WHERE reference = $1', [reference]);
    return found.length > 0 ? found.map(({ purpose }) => purpose) : undefined;
  });
  await see(pages.press('/back', 'leave'));
  await see(pages.press('/back', 'leave:ERASE'));
  await come();
  const { bodies, files, tasks, lookedFor } = await until('the team to have all of it', () => whatTheTeamHas(system, reference));
  return {
    statuses: seen.map(({ status }) => status), references: seen.map(referenceOn).filter((found) => found !== undefined && found !== reference), conversation: [hers, theirs].map((said) => answered.text.includes(said)),
    bodies, files, stopped, tasks, lookedFor,
  };
}

/** The coordinator answers once casework knows the way back. */
async function reply(system: TestSystem, reference: string, text: string): Promise<void> {
  const coordinator = await coordinatorOf(system);
  const body = { replyId: randomUUID(), text };
  await until('a way back', () => coordinator.post(`/api/casework/cases/${reference}/replies`, body));
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

async function whatTheTeamHas({ rows }: TestSystem, reference: string): Promise<Pick<CurlJourney, 'bodies' | 'files' | 'tasks' | 'lookedFor'> | undefined> {
  const of = async <T>(what: string): Promise<T[]> => rows.of<T & Record<string, unknown>>('casework', `${what} JOIN cases k ON k.id = x.case_id WHERE k.reference = $1`, [reference]);
  const bodies = (await of<{ kind: string; state: string }>('SELECT x.kind, x.state FROM contents x')).map(({ kind, state }) => `${kind} ${state}`).sort();
  const files = (await of<{ state: string }>('SELECT x.state FROM attachments x')).map(({ state }) => state);
  const open = await of<{ code: string; due: string }>(`SELECT x.code, (x.due_at::date - 1)::text AS due FROM tasks x`);
  const tasks = open.map(({ code }) => code).filter((code) => ['HEED_WITHDRAWAL', 'REVIEW_ERASURE'].includes(code)).sort();
  // The report, a contact, a day, a consent taken back; and with all of it, every consent; and the message.
  if (bodies.length < 6 || files.length < 1 || tasks.length < 2 || [...bodies, ...files].some((state) => state.includes('WANTED'))) return undefined;
  return { bodies, files, tasks, lookedFor: open.find(({ code }) => code === 'CHECK_BACK')?.due ?? 'nobody' };
}

/** The day in a week from now. */
export function inAWeek(): string {
  return new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
}
