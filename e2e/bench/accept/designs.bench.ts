import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Bench, BenchResult } from '../bench';
import { CTE_POLICIES } from '../prototypes/accept-by-cte';
import { PRODUCT, type Design } from '../prototypes/design';
import { bodies } from '../support/bodies';
import { tellDoor } from '../support/door-hook';
import { LoadClient } from '../support/load-client';
import { benchFolder, ROOT } from '../support/results';
import { COLUMNS, compete, percent, rowOf, shareOf, startDoorOnly } from './accept.bench';
import { Bare, door } from './contenders';
import { ranked, type Sample } from './profile.rules';
import { readProfile } from './read-profile';

const BARE = 'bare Fastify + pg, one insert';
const BARE_SEALED = 'bare + one seal';

/** Each design by itself, beside what is delivered. */
export const DESIGNS: { name: string; design: Design; sql?: { on: string; off: string } }[] = [
  { name: 'as delivered: groups, prepared statements', design: PRODUCT },
  { name: 'the same, sealed in a thread beside', design: { ...PRODUCT, sealing: 'thread' } },
  { name: 'groups, statements not prepared', design: { ...PRODUCT, statements: 'unprepared' } },
  { name: 'a transaction each, prepared', design: { ...PRODUCT, statements: 'alone' } },
  { name: 'a transaction each, not prepared', design: { ...PRODUCT, statements: 'alone-unprepared' } },
  { name: 'one CTE', design: { ...PRODUCT, statements: 'cte' }, sql: CTE_POLICIES },
  { name: 'read, sealed and signed for in a thread beside', design: { ...PRODUCT, preparing: 'thread' } },
  { name: 'two doors', design: { ...PRODUCT, doors: 'two' } },
  { name: 'two doors, each with a thread beside', design: { ...PRODUCT, preparing: 'thread', doors: 'two' } },
  { name: 'without sealing: as delivered otherwise', design: { ...PRODUCT, sealing: 'off' } },
  { name: 'without sealing: read and signed for in a thread beside', design: { ...PRODUCT, sealing: 'off', preparing: 'thread' } },
  { name: 'without sealing: two doors', design: { ...PRODUCT, sealing: 'off', doors: 'two' } },
];

/** What each design of the accept path would give, and where the delivered one spends its time. */
export const designs: Bench = {
  title: 'Designs of the accept path, exchanged in the running door',
  // Five rounds of fourteen contenders.
  longestMs: 900_000,
  async run(options): Promise<BenchResult> {
    const { system, socket } = await startDoorOnly('designs');
    const bare = await Bare.start(system, 30);
    try {
      const bares = [bare.contender(BARE, '/plain'), bare.contender(BARE_SEALED, '/sealed')];
      const contenders = [...bares, ...DESIGNS.map(({ name, design, sql }) => door(system, socket, name, design, sql))];
      const { flatOut } = await compete(options, contenders, [], options.quick ? 1 : 3);
      const withinMs = options.quick ? 1_500 : 6_000;
      const delivered = await profile(socket, system.running.doorUrl, withinMs, PRODUCT, 'accept');
      return {
        columns: COLUMNS,
        rows: [
          ...[BARE, BARE_SEALED].map((name) => rowOf(flatOut, name, name, shareOf(flatOut, name, name))),
          ...DESIGNS.map(({ name, design }) => rowOf(flatOut, name, name, shareOf(flatOut, name, design.sealing === 'off' ? BARE : BARE_SEALED))),
        ],
        notes: [
          `Each is held against the bare server of the same round: with one seal, or without where it seals nothing. Medians of ${flatOut.get(BARE)?.length ?? 0} interleaved rounds.`,
          'Two doors: the one that listens hands each second connection to another process, a whole door too; it was started before its first turn, and idles while others have theirs.',
          ...said('as delivered', delivered),
        ],
        figures: { flatOut: Object.fromEntries(flatOut), delivered: ranked(delivered.samples) },
      };
    } finally {
      bare.stop();
      await system.stop();
    }
  },
};

interface Profiled {
  file: string;
  samples: Sample[];
}

function said(what: string, { file, samples }: Profiled): string[] {
  const parts = ranked(samples).slice(0, 16).map(({ name, share }) => `  ${percent(share).padStart(5)}  ${name}`);
  return [`Where the door ${what} spends its main thread (own time, by package or file; ${relative(ROOT, file)}):`, ...parts];
}

async function profile(socket: string, doorUrl: string, withinMs: number, design: Design, name: string): Promise<Profiled> {
  const file = join(benchFolder(), `${name}.cpuprofile`);
  mkdirSync(benchFolder(), { recursive: true });
  const client = new LoadClient();
  try {
    await tellDoor(socket, { design, profile: 'start' });
    await client.run({ connections: 32, withinMs, count: Number.MAX_SAFE_INTEGER, shapes: [bodies.danger] }, `${doorUrl}/api/reports`);
    await tellDoor(socket, { profile: { writeTo: file } });
  } finally {
    client.close();
  }
  return { file, samples: readProfile(file) };
}
