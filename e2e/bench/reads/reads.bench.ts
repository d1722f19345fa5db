import { randomUUID } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '@amparo/domain';
import { SystemClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { openSealedFields, type SealedFields } from '@amparo/persistence';
import { Opener } from '@amparo/platform';
import { caseworkInternals, type CaseworkInternals } from '../access/casework-internals';
import { layCases, type ManyCases } from '../access/many-cases';
import { inRounds, type Bench, type BenchOptions, type BenchResult } from '../bench';
import { ROOT } from '../support/results';
import { spreadOf } from '../support/statistics.rules';

const CASES = 1_000;
const READ = 50;
const BODY_BYTES = 3_000;
const READER: Subject = { person: 'coord-lac', session: 's', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], conflicts: [], factors: 2, language: 'en' };

interface Variant {
  name: string;
  read(which: string): Promise<{ bodies: { state: string }[] }>;
  /** Cases whose contents are as this one reads them. */
  cases: string[];
  took: number[];
}

/** What it costs to read a content that is sealed, and to write down first that it is read. */
export const reads: Bench = {
  title: 'a content as its handler reads it: sealed and written down first, against the same without',
  async run(options): Promise<BenchResult> {
    const internals = caseworkInternals(ROOT);
    const ground = await layCases(internals);
    const folder = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-bench-reads-`));
    try {
      await ground.fillTo(CASES);
      const variants = await variantsOf(internals, ground, await openSealedFields({ service: 'casework', folder }, new Date()));
      await inRounds(options, () => oneRound(variants, options));
      const [first] = variants;
      const base = first === undefined ? NaN : spreadOf(first.took).p50;
      return {
        columns: ['read', 'p50 ms', 'p95 ms', 'p99 ms', 'p50 more than bare'],
        rows: variants.map(({ name, took }) => {
          const { p50, p95, p99 } = spreadOf(took);
          return [name, p50, p95, p99, p50 - base];
        }),
        notes: [
          `Casework's own use case in one process, one read after the other, ${BODY_BYTES} bytes a content; the four take turns read by read. HTTP and tokens are not in it.`,
          'Bare: the same checks and statements, but the text lies open in its row and nothing is written down.',
          'The server runs as the product\'s does: a reading that is written down waits for the disk.',
        ],
        figures: variants.map(({ name, took }) => ({ name, ...spreadOf(took) })),
      };
    } finally {
      await ground.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function variantsOf(internals: CaseworkInternals, ground: ManyCases, fields: SealedFields): Promise<Variant[]> {
  const clock = new SystemClock();
  const { ReadContent, SeeCase, NoteContentReading, OpenForReading, OpenContent } = internals;
  const listed = await ground.service.query<{ id: string }>(`SELECT id FROM cases WHERE lead_person = $1 AND conflicts = '{}' ORDER BY id LIMIT ${2 * READ}`, [READER.person]);
  const [open, sealed] = [listed.slice(0, READ), listed.slice(READ)].map((rows) => rows.map(({ id }) => id)) as [string[], string[]];
  await fill(internals, ground, fields, { open, sealed });
  const budget = { readBudget: () => ({ noticedAt: 1_000_000, stoppedAt: 1_000_000 }) };
  const noted = new NoteContentReading(ground.writing, { current: async () => Promise.resolve(undefined) }, new Outbox(), budget, clock);
  const unnoted = { run: async () => Promise.resolve() };
  const unsealing = new OpenForReading(ground.writing, fields, new OpenContent(await Opener.fromPrivateKeys([Buffer.alloc(32, 1)])));
  const plain = { of: async () => Promise.resolve(async (_id: string, text: Buffer) => Promise.resolve(JSON.parse(text.toString('utf8')) as Record<string, unknown>)) };
  const variant = (name: string, cases: string[], note: object, opening: object): Variant => {
    const use = new ReadContent(new SeeCase(ground.service, clock), note, ground.sight, opening);
    return { name, cases, took: [], read: (which) => use.run(READER, which, {}) };
  };
  return [
    variant('bare', open, unnoted, plain), variant('sealed', sealed, unnoted, unsealing),
    variant('written down', open, noted, plain), variant('sealed and written down', sealed, noted, unsealing),
  ];
}

async function fill({ sealContent }: CaseworkInternals, { writing }: ManyCases, fields: SealedFields, { open, sealed }: { open: string[]; sealed: string[] }): Promise<void> {
  const text = Buffer.from(JSON.stringify({ body: { narrative: 'invented '.repeat(BODY_BYTES / 9) } }));
  for (const id of [...open, ...sealed]) {
    await writing.transaction(async (tx) => {
      const submission = randomUUID();
      const envelope = open.includes(id) ? text : sealContent(await fields.ofCase(tx, id), submission, { plain: text });
      await tx.query(`INSERT INTO contents (submission_id, case_id, kind, received_at, urgent, state, envelope) VALUES ($1, $2, 'REPORT', now(), false, 'FETCHED', $3)`, [submission, id, envelope]);
    });
  }
}

async function oneRound(variants: readonly Variant[], { quick }: BenchOptions): Promise<void> {
  const times = quick ? 40 : 400;
  for (let n = -20; n < times; n += 1) {
    for (const { read, cases, took } of variants) {
      const began = performance.now();
      const { bodies } = await read(cases[(n + 20) % cases.length] ?? '');
      if (n >= 0) took.push(performance.now() - began);
      if (bodies[0]?.state !== 'READ') throw new Error('a content was not read');
    }
  }
}
