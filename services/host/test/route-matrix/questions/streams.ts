import { createHash, randomBytes } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { HER_ORGANISATION } from '@amparo/testing';
import { freshAccounts, sessionOf } from '../accounts';
import { ANOTHER_ORGANISATION, PEOPLE } from '../directory-of-actors';
import { same, says, type Matrix, type MatrixRoute } from '../matrix';
import type { Row } from '../row';
import type { Asker, SeededCase } from '../seeded';

type Hinted = 'cases' | 'alerts' | 'items';

/** What a change of a case may be told as, and whether the documents let her hear of it. Items are everybody's here. */
const HEARD: Readonly<Record<Hinted, (matrix: Matrix, asker: Asker, one: SeededCase) => boolean>> = {
  cases: (_matrix, asker, { about }) => says(asker, 'case.stream', about) === 'allowed',
  alerts: (_matrix, asker, { about }) => says(asker, 'case.stream', about) === 'allowed' && says(asker, 'alert.list', about) === 'allowed',
  items: (_matrix, asker, { about: { conflicts, excluded } }) => says(asker, 'item.list', { kind: 'item', person: asker.person.person, conflicts, excluded }) === 'allowed',
};
const WHATS: readonly Hinted[] = ['cases', 'alerts', 'items'];

/** A page that listens. */
interface Page {
  asker: Asker;
  answer: IncomingMessage;
  /** What it was sent so far. */
  heard: () => string;
}

/** While she listens: each change of each case reaches exactly those who may know of it now. */
export const streamed: Row = {
  asks: 'stream',
  run: async (matrix, route) => {
    const pages = await listen(matrix, route);
    try {
      for (const what of WHATS) {
        await change(matrix, what);
        // Fifty hints at once would be told without ids.
        await pause(700);
      }
      await pause(1_000);
      return [...pages.flatMap((page) => WHATS.flatMap((what) => differing(matrix, page, what))), ...await offersStreamed(matrix, pages)];
    } finally {
      for (const { answer } of pages) answer.destroy();
    }
  },
};

/** Coming back: what she missed is told as she may know of it now, and not as she might have then. */
export const replayed: Row = {
  asks: 'replay',
  run: async (matrix, route) => {
    const wrong: string[] = [];
    for (const what of WHATS) {
      const [marker] = await matrix.system.rows.of<{ key: string }>(route.service, `INSERT INTO changes (what, people) VALUES ('accounts', '{nobody}') RETURNING key`);
      await change(matrix, what);
      const pages = await listen(matrix, route, marker?.key);
      await pause(1_000);
      wrong.push(...pages.flatMap((page) => differing(matrix, page, what)));
      for (const { answer } of pages) answer.destroy();
    }
    // Those of which the fewest hear, and those of which all do: pages take their time to open.
    for (const { hers, cases } of casesByHearers(matrix).filter((_group, at, all) => at === 0 || at === all.length - 1)) {
      const [marker] = await matrix.system.rows.of<{ key: string }>(route.service, `INSERT INTO changes (what, people) VALUES ('accounts', '{nobody}') RETURNING key`);
      await offer(matrix, cases);
      const pages = await listen(matrix, route, marker?.key);
      await pause(1_000);
      wrong.push(...pages.flatMap((page) => differingOffers(page, hers)));
      for (const { answer } of pages) answer.destroy();
    }
    return wrong;
  },
};

/** What was offered is told without a case: so those who may hear of least come first, and what was heard so far tells who heard of which. */
async function offersStreamed(matrix: Matrix, pages: readonly Page[]): Promise<string[]> {
  const wrong: string[] = [];
  const right = new Set<Asker>();
  for (const { hers, cases } of casesByHearers(matrix)) {
    for (const asker of hers) right.add(asker);
    await offer(matrix, cases);
    await pause(1_000);
    wrong.push(...pages.flatMap((page) => differingOffers(page, right)));
  }
  return wrong;
}

/** Cases by who may hear that her organisation is asked for help in them, the fewest first. */
function casesByHearers(matrix: Matrix): { hers: ReadonlySet<Asker>; cases: SeededCase[] }[] {
  const found = new Map<string, { hers: ReadonlySet<Asker>; cases: SeededCase[] }>();
  for (const one of matrix.cases) {
    const { conflicts, excluded } = one.about;
    const hers = matrix.askers.filter((asker) => says(asker, 'offer.list', { kind: 'referral', organisation: HER_ORGANISATION, released: false, consented: false, conflicts, excluded }) === 'allowed');
    const names = hers.map(({ name }) => name).join();
    const before = found.get(names) ?? { hers: new Set(hers), cases: [] };
    found.set(names, { ...before, cases: [...before.cases, one] });
  }
  const groups = [...found.values()].sort((a, b) => a.hers.size - b.hers.size);
  if (groups.length < 2 || groups.every(({ hers }) => hers.size === 0)) throw new Error('nobody is told of an offer, or everybody of all');
  return groups;
}

/** Her organisation is asked for help in these cases, and another in all. */
async function offer({ system, cases: all, conflictIds }: Matrix, cases: readonly SeededCase[]): Promise<void> {
  for (const [organisation, of] of [[HER_ORGANISATION, cases], [ANOTHER_ORGANISATION, all]] as const) {
    await system.rows.of('portal', `INSERT INTO changes (what, case_id, organisation_id) SELECT 'offers', id, $2 FROM unnest($1::uuid[]) AS id`, [
      of.map(({ about }) => about.id), conflictIds.get(`ORGANISATION ${organisation}`),
    ]);
  }
}

function differingOffers({ asker, heard }: Page, right: ReadonlySet<Asker>): string[] {
  const told = [...heard().matchAll(/^data: (\{"what":"offers".*\})$/gm)].map(([, data]) => data);
  if (told.some((hint) => hint !== '{"what":"offers"}')) return [`${asker.name}, offers: told with a case`];
  return told.length > 0 === right.has(asker) ? [] : [`${asker.name}, offers: ${told.length === 0 ? 'not told' : 'told'}`];
}

/** All cases change, in one transaction. */
async function change({ system, cases }: Matrix, what: Hinted): Promise<void> {
  await system.rows.of('portal', 'INSERT INTO changes (what, case_id, people) SELECT $1, id, $3 FROM unnest($2::uuid[]) AS id', [
    what, cases.map(({ about }) => about.id), what === 'items' ? PEOPLE.map(({ id }) => id) : null,
  ]);
}

function differing(matrix: Matrix, { asker, heard }: Page, what: Hinted): string[] {
  const told = [...heard().matchAll(/^data: (\{"what".*\})$/gm)].map(([, data]) => JSON.parse(data ?? '') as { what: string; id?: string }).filter((hint) => hint.what === what);
  const right = matrix.cases.filter((one) => HEARD[what](matrix, asker, one)).map(({ about }) => about.id);
  // What is told again a moment later is the same.
  const ids = [...new Set(told.map(({ id }) => id ?? 'no id'))];
  return same(ids, right) ? [] : [`${asker.name}, ${what}: ${ids.length} for ${right.length}`];
}

/** Everybody who is signed in with two factors opens a page. @param from the last change that it heard of */
async function listen(matrix: Matrix, route: MatrixRoute, from?: string): Promise<Page[]> {
  await freshAccounts(matrix.system, PEOPLE.map(({ id }) => id));
  await matrix.system.rows.of('portal', 'DELETE FROM browser_sessions');
  const askers = matrix.askers.filter(({ person }) => person.factors === 2);
  const pages: Page[] = [];
  for (const asker of askers) pages.push(await open(matrix, route, asker, from));
  const deadline = Date.now() + 20_000;
  while (pages.some(({ heard }) => !heard().includes('event: ready'))) {
    if (Date.now() > deadline) throw new Error('a page was not told that it hears');
    await pause(50);
  }
  return pages;
}

async function open({ system }: Matrix, { path }: MatrixRoute, asker: Asker, from: string | undefined): Promise<Page> {
  const cookie = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(cookie).digest();
  await system.rows.of('portal',
    `INSERT INTO browser_sessions (cookie_hash, session_id, person_id, factors, sealed, idle_seconds, ends_at, created_at, last_used_at, entrance)
     VALUES ($1, $2, $3, 2, $1, 900, now() + interval '8 hours', now(), now(), 'DESK')`, [hash, sessionOf(asker.person.person), asker.person.person]);
  const headers = { cookie: `__Host-amparo=${cookie}`, 'sec-fetch-site': 'same-origin', ...(from === undefined ? {} : { 'last-event-id': from }) };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => get(`${system.urlOf('portal')}${path}`, { headers }, resolve).on('error', reject));
  let heard = '';
  answer.setEncoding('utf8').on('data', (part: string) => (heard += part)).on('error', () => undefined);
  return { asker, answer, heard: () => heard };
}
