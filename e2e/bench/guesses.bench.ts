import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, BenchOptions, BenchResult } from './bench';
import { bodies, freshReceipt } from './support/bodies';
import { startBenchSystem } from './support/bench-system';
import { LoadClient } from './support/load-client';
import { spreadOf } from './support/statistics.rules';

const GUESSES = 100_000;
const CONNECTIONS = 16;
/** How often somebody comes back with her own code meanwhile, in milliseconds. */
const EACH_MS = 250;

/** Whether an answer's time tells whose a return code is, and what very many guesses do to who has one. */
export const guesses: Bench = {
  title: 'return codes: how long the answer takes for one that somebody has, that nobody has, and that is none; and 100,000 guesses',
  async run(options): Promise<BenchResult> {
    const system = await startBenchSystem('guesses');
    const client = new LoadClient();
    const url = `${system.running.doorUrl}/api/reports/conversation`;
    try {
      const receipt = freshReceipt();
      const { status } = await post(`${system.running.doorUrl}/api/reports`, `${bodies.ordinary.before}${receipt}${bodies.ordinary.after}`);
      if (status !== 201) throw new Error(`the door answered ${status}`);
      const quiet = await inTurn(url, receipt, options);
      const { known, flood } = await whileGuessed(client, url, receipt, options.quick ? GUESSES / 50 : GUESSES);
      const calm = spreadOf(quiet.known);
      const meanwhile = spreadOf(known);
      const row = (name: string, times: number[]) => {
        const { p50, p99, max } = spreadOf(times);
        return [name, String(times.length), p50, p99, max, p50 / calm.p50];
      };
      return {
        columns: ['what', 'asked', 'p50 ms', 'p99 ms', 'worst ms', 'p50 to that of a known code'],
        rows: [row('a code that somebody has', quiet.known), row('one that nobody has', quiet.unknown), row('one with a wrong letter', quiet.wrong), row(`a known one among ${flood.toLocaleString('en-US')} guesses`, known)],
        notes: [
          'The first three in turn, one after the other, so that whatever else the machine does falls on all alike. One with a wrong letter is told so, and is no guess: its check characters say it.',
          `Wanted: the ratio of the second near 1; the worst of the last at most 200 ms. It was ${Math.round(meanwhile.max)} ms.`,
        ],
        figures: { quiet, known },
      };
    } finally {
      client.close();
      await system.stop();
    }
  },
};

async function inTurn(url: string, receipt: string, { quick }: BenchOptions): Promise<Record<'known' | 'unknown' | 'wrong', number[]>> {
  const times: Record<'known' | 'unknown' | 'wrong', number[]> = { known: [], unknown: [], wrong: [] };
  for (let round = 0; round < (quick ? 200 : 5_000); round++) {
    const unknown = freshReceipt();
    const wrong = `${unknown.slice(0, -1)}${unknown.endsWith('A') ? 'B' : 'A'}`;
    for (const [name, code] of [['known', receipt], ['unknown', unknown], ['wrong', wrong]] as const) {
      const { ms } = await post(url, JSON.stringify({ receipt: code }));
      // The first ones warm up what they all use.
      if (round >= 20) times[name].push(ms);
    }
  }
  return times;
}

async function whileGuessed(client: LoadClient, url: string, receipt: string, count: number): Promise<{ known: number[]; flood: number }> {
  const known: number[] = [];
  let over = false;
  const flood = client.run({ shapes: [{ before: '{"receipt":"', after: '"}' }], connections: CONNECTIONS, count, withinMs: 900_000 }, url).finally(() => { over = true; });
  while (!over) {
    const { status, ms } = await post(url, JSON.stringify({ receipt }));
    if (status !== 200) throw new Error(`whoever has a code was answered ${status}`);
    known.push(ms);
    await pause(EACH_MS);
  }
  const { accepted, refused } = await flood;
  if (accepted > 0) throw new Error('a guess was right');
  return { known, flood: refused };
}

async function post(url: string, body: string): Promise<{ status: number; ms: number }> {
  const started = performance.now();
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await answer.arrayBuffer();
  return { status: answer.status, ms: performance.now() - started };
}
