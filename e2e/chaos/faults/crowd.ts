import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { eventsOf, type Channel } from '../history.rules';
import { underLoad, type Round, type Scenario } from './scenario';

const SLOW_CLIENTS = 300;
const JUNK_A_SECOND = 200;

/** Clients that open a connection, begin a report and never come to its end. */
async function slowClients(round: Round): Promise<void> {
  const { hostname, port } = new URL(round.system.running.doorUrl);
  const sockets: Socket[] = [];
  for (let number = 0; number < SLOW_CLIENTS; number++) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write('POST /api/reports HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n');
    if (number % 2 === 0) socket.write('\r\n{"channel": "');
    sockets.push(socket);
  }
  const drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x');
  }, 1_000);
  try {
    await underLoad(round, () => pause(round.short ? 3_000 : 30_000));
  } finally {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  }
}

/** Junk as it comes: what is no JSON, what is of wrong types, and what has to be taken since it may be a cry for help. */
function junk(number: number): string {
  const words = `junk ${number} ${Math.imul(number, 2_654_435_761) >>> 0}`;
  if (number % 10 === 0) return JSON.stringify({ channel: 'WEB_FORM', narrative: words });
  return number % 2 === 0 ? `{"channel": ${words}` : JSON.stringify({ channel: 7, narrative: [words] });
}

/** A flood of junk beside reports of danger: each of them arrives, and how late the slowest was is noted. */
async function flood(round: Round): Promise<void> {
  const { system, recorder } = round;
  const accepted: string[] = [];
  let sent = 0;
  let open = 0;
  const send = async (): Promise<void> => {
    const number = ++sent;
    open++;
    try {
      const answer = await fetch(`${system.running.doorUrl}/api/reports`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: await withReceipt(round, junk(number)), signal: AbortSignal.timeout(30_000),
      });
      const { reference } = (await answer.json()) as { reference?: string };
      if (answer.status === 201 && reference !== undefined) accepted.push(reference);
    } finally {
      open--;
    }
  };
  const seconds = round.short ? 4 : 15;
  const before = recorder.history.length;
  await underLoad(round, async () => {
    const started = performance.now();
    while (performance.now() - started < seconds * 1_000) {
      const due = ((performance.now() - started) / 1_000) * JUNK_A_SECOND;
      while (sent < due) void send().catch(() => undefined);
      await pause(20);
    }
    while (open > 0) await pause(50);
  });
  round.note(`${sent} pieces of junk, ${accepted.length} of them taken; the slowest answer to a person ${slowest(round, before)} ms`);
  round.afterRest.push(() => known(round, accepted));
}

async function withReceipt(round: Round, body: string): Promise<string> {
  if (!body.endsWith('}')) return body;
  const answer = await fetch(`${round.system.running.doorUrl}/api/receipts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  return `{"receipt": ${JSON.stringify(((await answer.json()) as { receipt: string }).receipt)}, ${body.slice(1)}`;
}

/** From the first sending of a body to its answer. */
function slowest({ recorder }: Round, from: number): number {
  const history = recorder.history.slice(from);
  const invoked = new Map<string, number>();
  for (const { call, key, at } of eventsOf(history, 'invoke')) if (call === 'REPORT' && !invoked.has(key)) invoked.set(key, at);
  return Math.max(0, ...eventsOf(history, 'ok').filter(({ call }) => call === 'REPORT').map(({ key, at }) => at - (invoked.get(key) ?? at)));
}

/** Notes the junk that was taken, so that the checker does not take it for an invention. */
async function known({ system, recorder }: Round, references: readonly string[]): Promise<void> {
  const deliveries: string[] = [];
  for (const reference of references) {
    const { caseId } = await system.api.get<{ caseId: string }>(`casework/cases/${reference}`);
    const messages = await system.api.get<{ id: string; channel: Channel }[]>(`notifications/deliveries?case=${caseId}`);
    deliveries.push(...messages.map(({ id }) => id));
  }
  recorder.note({ what: 'before', references: [...references], deliveries });
}

export const crowdFaults: Scenario[] = [
  { name: 'slow-clients', title: `${SLOW_CLIENTS} clients that never finish`, run: slowClients },
  { name: 'junk-flood', title: `${JUNK_A_SECOND} pieces of junk a second`, run: flood, leaves: { short: 80, long: 300 } },
];
