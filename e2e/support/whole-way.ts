import { randomUUID } from 'node:crypto';
import { PortalPerson } from './portal-person';
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

/** What the team has after all that somebody did who went the whole way. */
export interface TeamHas {
  /** Of each body, whether it is a report or a message, and how far casework is with it. */
  bodies: string[];
  /** The same of each file. */
  files: string[];
  /** The day on which she is looked for. */
  lookedFor: string;
  /** Tasks that came of taking all of it back. */
  tasks: string[];
}

/** The same of everybody who goes the whole way: see `curl-journey.ts` and `browser-journey.ts`. */
export function teamHasAll(): TeamHas {
  return { bodies: ['MESSAGE FETCHED', ...Array.from({ length: 5 }, () => 'REPORT FETCHED')], files: ['KEPT'], lookedFor: inAWeek(), tasks: ['HEED_WITHDRAWAL', 'REVIEW_ERASURE'] };
}

/** The coordinator answers once casework knows the way back. */
export async function reply(system: TestSystem, reference: string, text: string): Promise<void> {
  const coordinator = await coordinatorOf(system);
  const body = { replyId: randomUUID(), text };
  await until('a way back', () => coordinator.post(`/api/casework/cases/${reference}/replies`, body));
}

/** Purposes for which sharing was stopped, once it was. */
export function stoppedSharing({ rows }: TestSystem, reference: string): Promise<string[]> {
  return until('sharing stopped', async () => {
    const found = await rows.of<{ purpose: string }>('protection', 'SELECT purpose FROM suspensions s JOIN cases c USING (case_id) WHERE reference = $1', [reference]);
    return found.length > 0 ? found.map(({ purpose }) => purpose) : undefined;
  });
}

/** Waits until casework has all of it. */
export function allThatTheTeamHas(system: TestSystem, reference: string): Promise<TeamHas> {
  return until('the team to have all of it', () => whatTheTeamHas(system, reference));
}

async function whatTheTeamHas({ rows }: TestSystem, reference: string): Promise<TeamHas | undefined> {
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
function inAWeek(): string {
  return new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
}
