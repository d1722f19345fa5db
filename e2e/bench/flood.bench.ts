import type { Bench, BenchResult } from './bench';
import { bodies, dangerInOwnWords } from './support/bodies';
import { startBenchSystem, type BenchSystem } from './support/bench-system';
import { LoadClient } from './support/load-client';
import type { LoadReport } from './support/load-orders';
import { lookUpReached, untilReached, type Reached } from './support/reaching';
import { spreadOf } from './support/statistics.rules';

/** Pieces of junk a second, half of which claim danger. */
const FLOOD = 200;
/** Seconds between two people in danger. */
const EACH = 5;
/** Characters of somebody who has no time to write more. */
const FEW_WORDS = 22;
/** Loopback has many addresses: who floods has one, people in danger another. */
const ELSEWHERE = '127.0.0.2';

/** A flood of junk from one place, and people in danger: elsewhere, and behind the same address, where each says it in her own words, at length or in a few. */
export const flood: Bench = {
  title: `${FLOOD} pieces of junk a second from one address, half of them claiming danger, and a danger report each ${EACH} s`,
  async run(options): Promise<BenchResult> {
    const seconds = options.quick ? 20 : 300;
    const rows: (string | number)[][] = [];
    const notes: string[] = [];
    const figures: unknown[] = [];
    for (const log of options.logs) {
      const system = await startBenchSystem('flood', { kafka: log === 'kafka', settings: { INTAKE_BURST_FROM: '30' } });
      const clients = [new LoadClient(), new LoadClient(), new LoadClient(), new LoadClient()] as const;
      try {
        const url = `${system.running.doorUrl}/api/reports`;
        const paced = (client: LoadClient, shapes: readonly (typeof bodies.danger)[], rate: number, from?: string) =>
          client.run({ shapes: [...shapes], connections: 2, rate, count: rate * seconds, withinMs: seconds * 1_000, each: true, ...(from === undefined ? {} : { from }) }, url);
        options.say(`${log}: ${seconds} s of flood`);
        const [junk, elsewhere, beside, shortly] = await Promise.all([
          paced(clients[0], [bodies.danger, bodies.ordinary], FLOOD), paced(clients[1], [bodies.danger], 1 / EACH, ELSEWHERE),
          // One each five seconds goes first: both together are no more.
          paced(clients[2], dangerInOwnWords(seconds / EACH / 2), 1 / EACH / 2), paced(clients[3], dangerInOwnWords(seconds / EACH / 2, FEW_WORDS, 1_000), 1 / EACH / 2),
        ]);
        options.say(`${log}: waiting until all of it has arrived`);
        const arrived = await untilReached(system.rows, [...junk.sent, ...elsewhere.sent, ...beside.sent, ...shortly.sent], 900_000);
        const people = await Promise.all([elsewhere, beside, shortly].map(({ sent }) => lookUpReached(system.rows, sent, () => 'danger')));
        rows.push(rowOf(log, 'elsewhere', elsewhere, people[0] ?? []), rowOf(log, 'at the same address', beside, people[1] ?? []), rowOf(log, 'the same, in a few words', shortly, people[2] ?? []));
        notes.push(await noteOf(system, log, junk, arrived));
        figures.push({ log, elsewhere: people[0], beside: people[1], shortly: people[2], accepted: junk.accepted, refused: junk.refused });
      } finally {
        for (const client of clients) client.close();
        await system.stop();
      }
    }
    return {
      columns: ['event log', 'people in danger', 'sent', 'refused', 'from acceptance p50 ms', 'worst ms', 'from sending worst ms', 'not reached'],
      rows, figures,
      notes: [...notes, 'From the commit of the report, or from the moment it should have been sent, to the commit of the last recipient\'s item.', 'Wanted: none refused, and worst at most 2,000 ms for people elsewhere.'],
    };
  },
};

function rowOf(log: string, where: string, { accepted, refused }: LoadReport, reached: readonly Reached[]): (string | number)[] {
  const { p50, max } = spreadOf(reached.flatMap(({ acceptedToReachedMs }) => acceptedToReachedMs ?? []));
  const fromSending = Math.max(...reached.map(({ sentToReachedMs }) => sentToReachedMs ?? Infinity));
  const missing = reached.filter(({ acceptedToReachedMs }) => acceptedToReachedMs === undefined).length;
  return [log, where, String(accepted + refused), String(refused), p50, max, fromSending, String(missing)];
}

async function noteOf({ rows }: BenchSystem, log: string, { accepted, refused, latencies }: LoadReport, arrived: boolean): Promise<string> {
  const { n: alerts } = await rows.one<{ n: number }>('protection', 'SELECT count(*)::int AS n FROM alerts');
  const { n: shared } = await rows.one<{ n: number }>('protection', 'SELECT count(*)::int AS n FROM burst_cases WHERE shares');
  const { n: messages } = await rows.one<{ n: number }>('notifications', 'SELECT count(*)::int AS n FROM messages');
  const worst = Math.round(spreadOf(latencies).max);
  return `${log}: of the junk ${accepted.toLocaleString('en-US')} pieces were taken and ${refused.toLocaleString('en-US')} not; the slowest answer took ${worst.toLocaleString('en-US')} ms. `
    + `${alerts} alerts and ${messages} mails and pages in all; ${shared.toLocaleString('en-US')} reports share an alert. ${arrived ? 'Every report that was taken reached everybody.' : 'Not everything had arrived after 15 minutes.'}`;
}
