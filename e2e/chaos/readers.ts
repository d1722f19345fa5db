import { setTimeout as pause } from 'node:timers/promises';
import type { OperatorApi } from '@amparo/local';
import { PortalPerson } from '../support/portal-person';
import { until } from '../support/until';
import { eventsOf } from './history.rules';
import { LISTENERS, READERS } from './readers.rules';
import type { Recorder } from './recorder';

const AGAIN_MS = 300;
const ANSWERED_WITHIN_MS = 20_000;

/** Pages that are open for a while. */
export interface OpenPages {
  /** Waits until each of them was ready once; what was not is the checker's to find. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** People with sessions of their own at the portal, the wrong ones too: what they are shown is recorded. */
export class Readers {
  private constructor(private readonly sessions: ReadonlyMap<string, PortalPerson>) {}

  static async signIn(api: OperatorApi, portalUrl: string): Promise<Readers> {
    const joined = await Promise.all(READERS.map(async (person) => [person, (await PortalPerson.join(api, portalUrl, person)).session] as const));
    return new Readers(new Map(joined));
  }

  /** Keeps pages open, whatever is cut in the meantime. */
  listen(recorder: Recorder): OpenPages {
    const closing = new AbortController();
    const pages = LISTENERS.map(async (person) => {
      recorder.note({ what: 'listens', person });
      while (!closing.signal.aborted) {
        await this.hear(person, recorder, closing.signal).catch(() => undefined);
        await pause(AGAIN_MS, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    });
    const isReady = (person: string) => eventsOf(recorder.history, 'live').some((event) => event.person === person && event.says === 'ready');
    return {
      ready: () => until('every open page', async () => (LISTENERS.every(isReady) ? true : undefined), ANSWERED_WITHIN_MS).then(() => undefined, () => undefined),
      close: async () => {
        closing.abort();
        await Promise.all(pages);
      },
    };
  }

  /**
   * Each of them asks for her lists, and for cases one by one.
   *
   * @param every one in so many of the cases is asked for by a person: a number of its own for each, so that all are
   */
  async read(recorder: Recorder, references: readonly string[], every: number): Promise<void> {
    await Promise.all([...this.sessions].map(async ([person, session], place) => {
      recorder.note({ what: 'listed', person, references: await listOf(session), items: await itemsOf(session) });
      for (const reference of references.filter((_, at) => (at + place) % every === 0)) {
        const { status } = await session.call('GET', `/api/casework/cases/${reference}`);
        recorder.note({ what: 'opened', person, reference, status });
      }
    }));
  }

  private async hear(person: string, recorder: Recorder, signal: AbortSignal): Promise<void> {
    for await (const { event, data } of this.of(person).stream(signal)) {
      if (event === 'ready') recorder.note({ what: 'live', person, says: event });
      if (event !== 'changed') continue;
      const { what, id } = JSON.parse(data) as { what: string; id?: string };
      recorder.note({ what: 'live', person, says: what, ...(id === undefined ? {} : { caseId: id }) });
    }
  }

  private of(person: string): PortalPerson {
    const session = this.sessions.get(person);
    if (session === undefined) throw new Error(`${person} has no session`);
    return session;
  }
}

async function listOf(session: PortalPerson): Promise<string[]> {
  const found: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await patiently<{ cases: { reference: string | null }[]; next: string | null }>(session, `/api/casework/cases?limit=500${cursor}`);
    if (page === undefined) return found;
    found.push(...page.cases.map(({ reference }) => reference ?? 'without a reference'));
    if (page.next === null) return found;
    cursor = `&cursor=${page.next}`;
  }
}

async function itemsOf(session: PortalPerson): Promise<string[]> {
  const items = await patiently<{ reference: string | null }[]>(session, '/api/notifications/items');
  return [...new Set((items ?? []).flatMap(({ reference }) => reference ?? []))];
}

/** Everything is at rest: what does not answer yet has only just come back. @returns nothing for whom there is no such list: partners have none of cases, auditors none of items */
async function patiently<T>(session: PortalPerson, path: string): Promise<T | undefined> {
  const { body } = await until(`${path} for ${session.person}`, async () => {
    const { status, body } = await session.call<T>('GET', path);
    if (![200, 403, 404].includes(status)) throw new Error(`it answers ${status}`);
    return { body: status === 200 ? body : undefined };
  }, ANSWERED_WITHIN_MS);
  return body;
}
