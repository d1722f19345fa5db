import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { OperatorRefused } from '@amparo/local';
import { SERVICE_NAMES } from '@amparo/platform';
import { until } from '../support/until';
import { casesOf } from './cases.rules';
import { directory } from '../support/preparation';
import type { ChaosSystem } from './chaos-system';
import { eventsOf, type Channel, type SeenItem } from './history.rules';
import type { Recorder } from './recorder';

const SAME_LOOK_TWICE_MS = 400;
/** Whoever is only slow has done something since then, or does not answer. */
const STANDS_STILL_MS = 5_000;
/** A rung that is due later is one of a ladder that no round waits for. */
const SOON_MS = 60_000;

interface Traffic {
  waiting: Record<string, number>;
  parked: Record<string, number>;
  done: number[];
}

/**
 * Waits until nothing is on its way any more, and notes what waits or is parked then. What does not come to rest in time
 * is noted as such, and whether it still moved: it is a finding, not a failure of the reading.
 */
export async function waitForRest(system: ChaosSystem, recorder: Recorder, patienceMs: number): Promise<number> {
  const started = performance.now();
  let newest: Traffic | undefined;
  let movedAt = started;
  let restless: { restless: string; moving: boolean } | undefined;
  try {
    await until('everything to come to rest', async () => {
      const before = newest;
      const look = await traffic(system).catch((error: unknown) => {
        movedAt = performance.now();
        throw error;
      });
      newest = look;
      if (!isDeepStrictEqual(look, before)) movedAt = performance.now();
      else if (Object.keys(look.waiting).length === 0) return true;
      await pause(SAME_LOOK_TWICE_MS);
      return undefined;
    }, patienceMs);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    const moving = performance.now() - movedAt < STANDS_STILL_MS;
    restless = { restless: `not at rest after ${patienceMs / 1_000} s, ${moving ? 'and still moving' : 'and it stood still'}${cause}`, moving };
  }
  const { waiting, parked } = newest ?? { waiting: {}, parked: {} };
  recorder.note({ what: 'rest', waiting, parked, ...restless });
  return performance.now() - started;
}

async function traffic({ rows, api }: ChaosSystem): Promise<Traffic> {
  const found: Traffic = { waiting: {}, parked: {}, done: [] };
  const note = (what: string, n: number) => {
    if (n > 0) found.waiting[what] = n;
  };
  for (const service of SERVICE_NAMES) {
    const [row] = await rows.of<{ outbox: number; told: number; inbox: number; parked: number; repeats: number }>(
      service,
      `SELECT (SELECT count(*)::int FROM outbox) AS outbox, (SELECT count(*)::int FROM told) AS told, (SELECT count(*)::int FROM inbox) AS inbox,
              (SELECT count(*)::int FROM parked) AS parked, (SELECT count(*)::int FROM republishing WHERE done_at IS NULL) AS repeats`,
    );
    note(`outbox of ${service}`, row?.outbox ?? 0);
    note(`republishing of ${service}`, row?.repeats ?? 0);
    found.done.push(row?.told ?? 0, row?.inbox ?? 0);
    if ((row?.parked ?? 0) > 0) found.parked[service] = row?.parked ?? 0;
  }
  note('contents', await rows.count('casework', `SELECT count(*) AS n FROM contents WHERE state NOT IN ('FETCHED', 'PARKED')`));
  note('envelopes', await rows.count('intake', 'SELECT count(*) AS n FROM envelopes'));
  note('messages', await rows.count('notifications', `SELECT count(*) AS n FROM messages WHERE state = 'PENDING'`));
  if (Object.keys(found.waiting).length > 0) return found;
  const soon = (await api.get<{ nextRungAt: string | null }[]>('protection/alerts')).filter(({ nextRungAt }) => nextRungAt !== null && Date.parse(nextRungAt) - Date.now() < SOON_MS);
  note('rungs', soon.length);
  for (const service of SERVICE_NAMES) {
    const lags = await api.get<{ lag: number }[]>(`${service}/operator/lag`);
    note(`lag of ${service}`, lags.reduce((sum, { lag }) => sum + lag, 0));
  }
  return found;
}

/** With whose return codes, and whether a part of what takes long is enough. */
interface Reading {
  receipts: ReadonlyMap<string, string>;
  short: boolean;
}

/**
 * Reads all that anybody outside can see of the cases of this history: each person's own list (those too who must see
 * nothing), what people of all desks are shown who are signed in as themselves, each case, each return code, and a return code that nobody has.
 */
export async function readEverything({ api, running, readers }: ChaosSystem, recorder: Recorder, { receipts, short }: Reading): Promise<void> {
  const cases = casesOf(recorder.history);
  for (const { id: person } of directory.people) {
    const seen = await api.get<SeenItem[]>(`notifications/items?person=${person}`);
    recorder.note({ what: 'items', person, items: seen.map(({ id, kind, reference }) => ({ id, kind, reference })) });
  }
  const alerts = new Map((await api.get<{ reference: string; acknowledgedBy: string | null }[]>('protection/alerts')).map((alert) => [alert.reference, alert]));
  await eachOf(cases, async (known) => {
    for (const { answers: [answer] } of known.bodies) {
      if (answer === undefined) continue;
      const { items } = await api.get<{ items: { person: string; at: number }[] }>(`notifications/traces/${answer.submission}`);
      recorder.note({ what: 'trace', submission: answer.submission, items });
    }
    const { reference } = known;
    if (reference === undefined) return;
    const alert = alerts.get(reference);
    if (alert !== undefined) recorder.note({ what: 'alert', reference, acknowledgedBy: alert.acknowledgedBy });
    const shown = await findCase(api, reference);
    if (shown === undefined) return;
    const { caseId, contents, timeline } = shown;
    recorder.note({
      what: 'case', reference, caseId,
      contents: contents.map(({ submissionId, state }) => ({ submission: submissionId, state })),
      timeline: timeline.map((entry) => ({ what: entry.what, actor: entry.actor })),
    });
    const messages = await api.get<{ id: string; person: string; channel: Channel; state: string }[]>(`notifications/deliveries?case=${caseId}`);
    recorder.note({ what: 'deliveries', reference, messages: messages.map(({ id, person, channel, state }) => ({ id, person, channel, state })) });
  });
  await readers?.read(recorder, cases.flatMap(({ reference }) => reference ?? []), short ? 4 : 1);
  recorder.note({ what: 'cases', references: await allCases(api) });
  const { applications } = await api.get<{ applications: { reference: string }[] }>('grants/applications');
  recorder.note({ what: 'applications', references: applications.map(({ reference }) => reference) });
  const fresh = (await postJson(`${running.doorUrl}/api/receipts`, {})).body as { receipt: string };
  await eachOf([...receipts, ['nobody', fresh.receipt] as const], async ([reporter, receipt]) => {
    const { status, body } = await postJson(`${running.doorUrl}/api/reports/conversation`, { receipt });
    const { reference, status: state, messages } = body as { reference?: string; status?: string; messages?: { text: string }[] };
    recorder.note({
      what: 'conversation', reporter, status,
      ...(status === 200 ? { reference, state, words: (messages ?? []).map(({ text }) => text) } : {}),
    });
  });
}

/** The references and messages that a history ends with: the next one in the same system finds them there. */
export function leftBy(recorder: Recorder): { references: string[]; deliveries: string[] } {
  const before = eventsOf(recorder.history, 'before');
  return {
    references: [...before.flatMap(({ references }) => references), ...casesOf(recorder.history).flatMap(({ reference }) => reference ?? [])],
    deliveries: [...before.flatMap(({ deliveries }) => deliveries), ...eventsOf(recorder.history, 'deliveries').flatMap(({ messages }) => messages.map(({ id }) => id))],
  };
}

interface CaseShown {
  caseId: string;
  contents: { submissionId: string; state: string }[];
  timeline: { what: string; actor: string | null }[];
}

async function findCase(api: ChaosSystem['api'], reference: string): Promise<CaseShown | undefined> {
  try {
    return await api.get<CaseShown>(`casework/cases/${reference}`);
  } catch (error) {
    if (error instanceof OperatorRefused && error.status === 404) return undefined;
    throw error;
  }
}

async function allCases(api: ChaosSystem['api']): Promise<string[]> {
  const found: string[] = [];
  for (let after = ''; ; ) {
    const { cases } = await api.get<{ cases: { reference: string | null; caseId: string }[] }>(`casework/cases?limit=500${after === '' ? '' : `&after=${after}`}`);
    found.push(...cases.map(({ reference }) => reference ?? 'without a reference'));
    const last = cases.at(-1);
    if (last === undefined || cases.length < 500) return found;
    after = last.caseId;
  }
}

/** A few at a time: the machine has other things to do. */
async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  }));
}

async function postJson(url: string, body: object): Promise<{ status: number; body: object }> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) });
  return { status: answer.status, body: (await answer.json()) as object };
}
