import { inRounds, type Bench, type BenchResult } from '../bench';
import { LoadClient } from '../support/load-client';
import { median, spreadOf } from '../support/statistics.rules';
import { REACH_DESIGNS } from './designs';
import { ReachGround, type Stretch } from './reach-ground';

const RATE = 200;

/** What each design of the way to people would give when the machine is full. */
export const reachDesigns: Bench = {
  title: `Designs of the way to people, at ${RATE} reports a second on PostgreSQL`,
  longestMs: 1_800_000,
  async run(options): Promise<BenchResult> {
    const client = new LoadClient();
    const grounds = new Map<string, ReachGround>();
    const found = new Map<string, Stretch[]>(REACH_DESIGNS.map(({ name }) => [name, []]));
    const groundOf = async (environment: Record<string, string>): Promise<ReachGround> => {
      const key = JSON.stringify(environment);
      const known = grounds.get(key) ?? (await ReachGround.start(`reach-designs-${grounds.size}`, environment));
      grounds.set(key, known);
      return known;
    };
    const one = async ({ design, environment }: (typeof REACH_DESIGNS)[number], seconds: number): Promise<Stretch> => {
      const ground = await groundOf(environment);
      await ground.tell(design);
      await ground.quiet();
      return ground.stretch(client, RATE, seconds);
    };
    try {
      // Each is warm before the first round: compiled, and with connections.
      for (const design of REACH_DESIGNS) await one(design, options.quick ? 0.5 : 2);
      const rounds = await inRounds(options, async () => {
        for (const design of REACH_DESIGNS) found.get(design.name)?.push(await one(design, options.quick ? 0.5 : 3));
      });
      return {
        columns: ['design', 'danger p50 ms', 'p99 ms', 'normal p50 ms', 'p99 ms', 'CPU ms a report: door', 'all others', 'PostgreSQL', 'all heard by everybody, s', 'refused', 'not reached'],
        rows: [...found].map(([name, stretches]) => rowOf(name, stretches)),
        notes: [
          `From the commit of the report to the commit of the last recipient's item. ${rounds.length} interleaved rounds, each design begun when all was heard; latencies of all reports of all rounds together, other figures medians of the rounds.`,
          'Time on a core until everybody had heard everything, services included that nobody waits for.',
          'Two systems run, of two processes and of three, and one of them idles. Three: protection and notifications have one, which all others but the door give way to.',
          'Wanted: p99 ≤ 150 ms.',
        ],
        figures: Object.fromEntries(found),
      };
    } finally {
      client.close();
      for (const ground of grounds.values()) await ground.system.stop();
    }
  },
};

function rowOf(name: string, stretches: readonly Stretch[]): (string | number)[] {
  const reached = stretches.flatMap((stretch) => stretch.reached);
  const lane = (which: 'danger' | 'normal') => {
    const { p50, p99 } = spreadOf(reached.filter((one) => one.lane === which).flatMap(({ acceptedToReachedMs }) => acceptedToReachedMs ?? []));
    return [p50, p99];
  };
  const middle = (of: (stretch: Stretch) => number) => median(stretches.map(of));
  return [
    name, ...lane('danger'), ...lane('normal'), middle(({ cpuMs }) => cpuMs.door), middle(({ cpuMs }) => cpuMs.others), middle(({ cpuMs }) => cpuMs.database),
    middle(({ heardMs }) => (heardMs ?? Infinity) / 1000), String(stretches.reduce((sum, { refused }) => sum + refused, 0)),
    String(reached.filter(({ acceptedToReachedMs }) => acceptedToReachedMs === undefined).length),
  ];
}
