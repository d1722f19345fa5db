import { setTimeout as pause } from 'node:timers/promises';
import { laneOf, type Because, type Routing, type RoutingFacts, type Urgency } from '@amparo/domain';
import { OperatorApi, type SystemAddress } from '../operator-api';

/** What became of a report: the shape that `npm run report -- --json` prints (contracts: Commands). */
export interface Trace {
  reference: string;
  urgency: string;
  lane: 'danger' | 'normal';
  reprisal: boolean;
  regions: string[];
  routes: string[];
  lead: string | null;
  /** Directory ids of people whose in-app item is committed. */
  notified: string[];
  /** People kept out by a conflict of interest. */
  excluded: string[];
  alertMode: string;
  tasks: string[];
  because: Because[];
  /** Milliseconds from the moment of sending; null for what did not happen in time. */
  latencyMs: { accepted: number; routed: number | null; notified: number | null };
}

/** A report that the door did not take. */
export class NotAccepted extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`The door answered ${status} ${code}.`);
    this.name = 'NotAccepted';
  }
}

interface Decision {
  decidedAt: number;
  facts: RoutingFacts;
  routing: Routing;
}

interface Deliveries {
  items: { person: string; at: number }[];
}

const LOOK_EVERY_MS = 10;

/**
 * Files one report at the public door, getting a return code where it has none, and follows it until everybody it must
 * reach has it.
 *
 * @param explain says more of a rule that fired, for a reader who holds the report anyway
 * @param patienceMs how long to follow it
 * @returns the trace, and whether the report arrived
 * @throws NotAccepted when the door refuses it
 */
export async function fileReport(
  system: SystemAddress,
  report: Record<string, unknown>,
  explain: (rules: readonly string[]) => Because[],
  patienceMs = 30_000,
): Promise<{ trace: Trace; arrived: boolean }> {
  const receipt = report['receipt'] ?? (await postJson(`${system.doorUrl}/api/receipts`, {})).body['receipt'];
  const sent = Date.now();
  const accepted = await postJson(`${system.doorUrl}/api/reports`, { ...report, receipt });
  const acceptedMs = Date.now() - sent;
  const api = new OperatorApi(system);
  const deadline = sent + patienceMs;
  const decision = await follow(deadline, () => api.find<Decision>(`protection/decisions/${accepted.submission}`));
  const told = decision?.routing.told.map(({ person }) => person) ?? [];
  const items = await follow(deadline, async () => {
    const found = await api.get<Deliveries>(`notifications/traces/${accepted.submission}`);
    const reached = new Set(found.items.map(({ person }) => person));
    return decision === undefined || told.every((person) => reached.has(person)) ? found.items : undefined;
  });
  const urgency = decision?.facts.urgency ?? (accepted.body['urgency'] as Urgency);
  const notifiedAt = Math.max(...(items ?? []).map(({ at }) => at));
  return {
    arrived: decision !== undefined && items !== undefined && told.length > 0,
    trace: {
      reference: accepted.body['reference'] ?? '',
      urgency,
      lane: laneOf(urgency),
      reprisal: decision?.facts.flags.reprisal ?? false,
      regions: decision?.facts.regions ?? [],
      routes: decision?.routing.routes ?? [],
      lead: decision?.routing.lead ?? null,
      notified: told.filter((person) => items?.some((item) => item.person === person)),
      excluded: decision?.routing.excluded ?? [],
      alertMode: decision?.routing.alertMode ?? 'NONE',
      tasks: decision?.routing.tasks ?? [],
      because: [...explain(decision?.facts.because ?? []), ...(decision?.routing.because ?? [])],
      latencyMs: {
        accepted: acceptedMs,
        routed: decision === undefined ? null : Math.max(0, decision.decidedAt - sent),
        notified: items === undefined || items.length === 0 ? null : Math.max(0, notifiedAt - sent),
      },
    },
  };
}

/** Looks again and again until there is something to see, or it is too late. */
async function follow<T>(deadline: number, look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined || Date.now() >= deadline) return seen;
    await pause(LOOK_EVERY_MS);
  }
}

async function postJson(url: string, body: unknown): Promise<{ body: Record<string, string>; submission: string }> {
  const answer = await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000),
  });
  const read = (await answer.json().catch(() => ({}))) as Record<string, string>;
  if (!answer.ok) throw new NotAccepted(answer.status, read['code'] ?? 'unknown');
  return { body: read, submission: answer.headers.get('amparo-submission') ?? '' };
}
