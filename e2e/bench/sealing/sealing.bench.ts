import { randomBytes, randomUUID } from 'node:crypto';
import { publicKeyOf, receiptKeyPair, Sealer } from '@amparo/platform';
import { inRounds, type Bench, type BenchOptions, type BenchResult } from '../bench';
import { bodies } from '../support/bodies';
import { median } from '../support/statistics.rules';
import { byLibrary } from './by-library';
import { SealingThread } from './sealing-thread';

/** What one way of working did: how many a second, and the time on a core that each took, of the thread asked and of all. */
interface Speed {
  perSecond: number;
  cpuUs: number;
  mainThreadUs: number;
}

/** Several in hand at once, as in a door under load. */
const IN_HAND = 16;

/** Sealing as delivered, by the library, and in a worker; and making the key of a return code. */
export const sealing: Bench = {
  title: 'HPKE sealing of a report, as delivered, by @hpke/core, and in a worker',
  async run(options): Promise<BenchResult> {
    const plain = Buffer.from(bodies.danger.before + bodies.danger.after);
    const publicKey = publicKeyOf(randomBytes(32));
    const [product, library, worker] = [await Sealer.fromPublicKey(publicKey), await byLibrary(publicKey), new SealingThread(publicKey)];
    const aad = Buffer.from(randomUUID());
    const secret = randomBytes(30);
    const ways: Record<string, () => unknown> = {
      'seal: node:crypto (delivered)': () => product.seal(plain, aad),
      'seal: node:crypto, in a worker': () => worker.seal(plain, aad),
      'seal: @hpke/core': () => library.seal(plain, aad),
      'return-code key: node:crypto (delivered)': () => receiptKeyPair(secret),
      'return-code key: @hpke/core': () => library.deriveKeyPair(),
    };
    const rounds = await inRounds(options, () => measureAll(ways, options));
    await worker.close();
    const of = (name: string, figure: (speed: Speed) => number) => median(rounds.map((round) => figure(round[name] ?? { perSecond: NaN, cpuUs: NaN, mainThreadUs: NaN })));
    return {
      columns: ['way', 'per second', 'CPU µs each, all threads', 'main thread busy µs each'],
      rows: Object.keys(ways).map((name) => [name, of(name, (s) => s.perSecond), of(name, (s) => s.cpuUs), of(name, (s) => s.mainThreadUs)]),
      notes: [
        `${plain.length} bytes sealed; ${IN_HAND} in hand at once; medians of ${rounds.length} interleaved rounds.`,
      ],
      figures: rounds,
    };
  },
};

async function measureAll(ways: Record<string, () => unknown>, options: BenchOptions): Promise<Record<string, Speed>> {
  const speeds: Record<string, Speed> = {};
  for (const [name, work] of Object.entries(ways)) speeds[name] = await measure(work, options.quick ? 300 : 2_000);
  return speeds;
}

async function measure(work: () => unknown, withinMs: number): Promise<Speed> {
  const cpu = process.cpuUsage();
  const busy = performance.eventLoopUtilization();
  const started = performance.now();
  let done = 0;
  await Promise.all(Array.from({ length: IN_HAND }, async () => {
    while (performance.now() - started < withinMs) {
      await work();
      done++;
      // What is synchronous must let the clock and the others have their turn.
      if (done % 32 === 0) await new Promise((next) => setImmediate(next));
    }
  }));
  const used = process.cpuUsage(cpu);
  const { active } = performance.eventLoopUtilization(busy);
  return {
    perSecond: (done * 1000) / (performance.now() - started), cpuUs: (used.user + used.system) / done, mainThreadUs: (active * 1000) / done,
  };
}
