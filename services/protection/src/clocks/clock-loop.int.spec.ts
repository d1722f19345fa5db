import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { readClocks } from '@amparo/domain';
import { inOneStatement } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import type { EntityManager } from 'typeorm';
import { ProtectionConfig } from '../config';
import { entities, migrations } from '../db/schema';
import type { CaseEntity } from '../routing/case.entity';
import { ClockLoop, ClockParts } from './clock-loop';

jest.setTimeout(60_000);

const noteFired = inOneStatement<string>((tx, ids) => tx.query('UPDATE ticks SET fired_at = clock_timestamp() WHERE id = ANY ($1::uuid[])', [ids]));

/** A clock of rows that do nothing but note that they were fired. */
class Ticks extends ClockLoop<{ id: string }> {
  constructor(parts: ClockParts, kind: string, urgent = false, private readonly before: () => Promise<void> = async () => undefined) {
    super(`ticks.${kind}`, {
      from: 'ticks r', columns: 'r.id', due: `r.kind = '${kind}' AND r.fired_at IS NULL AND r.due_at <= now()`, order: 'r.danger DESC, r.due_at', ...(urgent ? { urgent } : {}),
    }, parts);
  }

  protected async fire(tx: EntityManager, _known: CaseEntity, { id }: { id: string }): Promise<boolean> {
    await this.before();
    await noteFired(tx, id);
    return true;
  }
}

describe('clocks', () => {
  let kept: ServiceDatabase;
  let parts: ClockParts;
  beforeAll(async () => {
    kept = await serviceDatabase('protection', { entities, migrations });
    parts = new ClockParts(kept.database, Object.assign(new ProtectionConfig(), { clocks: readClocks(undefined) }), new Logger('protection', 'error', () => undefined));
    await kept.asAdministrator(
      'CREATE TABLE ticks (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), case_id uuid NOT NULL, kind text NOT NULL, danger boolean NOT NULL, bad boolean NOT NULL DEFAULT false, due_at timestamptz NOT NULL, fired_at timestamptz)',
    );
    await kept.asAdministrator('GRANT SELECT, UPDATE ON ticks TO PUBLIC');
    await kept.asAdministrator(`CREATE FUNCTION no_tick() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`);
  });
  afterAll(() => kept.drop());

  /** Rows that are due, of so many cases, those of danger last by their time. */
  const lay = async (kind: string, { cases, each = 1, danger = 0 }: { cases: number; each?: number; danger?: number }): Promise<string> => {
    const mark = randomUUID();
    await kept.asAdministrator(`INSERT INTO cases (case_id) SELECT md5($1 || n)::uuid FROM generate_series(1, $2::int) AS n`, [mark, cases]);
    await kept.asAdministrator(
      `INSERT INTO ticks (case_id, kind, danger, due_at) SELECT md5($1 || n)::uuid, $2, n > $3::int - $5::int, now() - interval '1 hour' + (n - 1) * interval '1 second' / $3 FROM generate_series(1, $3) AS n, generate_series(1, $4::int)`,
      [mark, kind, cases, each, danger],
    );
    return mark;
  };
  const left = async (kind: string) => (await kept.asAdministrator<{ n: number }>('SELECT count(*)::int AS n FROM ticks WHERE kind = $1 AND fired_at IS NULL', [kind]))[0]?.n;
  const breakdown = (only: string) => kept.asAdministrator(`CREATE TRIGGER no_tick BEFORE UPDATE ON ticks FOR EACH ROW WHEN (${only}) EXECUTE FUNCTION no_tick()`);
  const mended = () => kept.asAdministrator('DROP TRIGGER no_tick ON ticks');
  /** As the loop does it, until it is told to stop. */
  const looking = async (ticks: Ticks, signal: AbortSignal) => {
    while (!signal.aborted) if (!(await ticks.run())) await pause(20);
  };

  it('of many cases are fired as quickly as ever after a failure of all of them, danger first', async () => {
    await lay('common', { cases: 2_000, danger: 100 });
    const stopping = new AbortController();
    await breakdown(`OLD.kind = 'common'`);
    const loop = looking(new Ticks(parts, 'common', true), stopping.signal);
    await pause(3_000);
    expect(await left('common')).toBe(2_000);
    await mended();
    const since = performance.now();
    while ((await left('common')) !== 0 && performance.now() - since < 20_000) await pause(20);
    const took = performance.now() - since;
    stopping.abort();
    await loop;
    const [first] = await kept.asAdministrator<{ before: number }>(
      `SELECT count(*)::int AS before FROM ticks WHERE kind = 'common' AND NOT danger AND fired_at < (SELECT max(fired_at) FROM ticks WHERE kind = 'common' AND danger)`,
    );
    // Those that were at work when it was mended come through as well, twice 250, and those of one statement are in no order.
    expect(first?.before).toBeLessThanOrEqual(700);
    expect(took).toBeLessThan(15_000);
  });

  it('that fail for good hold up no other, however many they are', async () => {
    await lay('some', { cases: 400 });
    await kept.asAdministrator(`UPDATE ticks SET bad = true WHERE id IN (SELECT id FROM ticks WHERE kind = 'some' ORDER BY due_at LIMIT 60)`);
    await breakdown('OLD.bad');
    const ticks = new Ticks(parts, 'some');
    while (await ticks.run());
    expect(await left('some')).toBe(60);
    await lay('some', { cases: 10 });
    await ticks.run();
    expect(await left('some')).toBe(60);
    await mended();
    const since = performance.now();
    while ((await left('some')) !== 0 && performance.now() - since < 20_000) await ticks.run();
    expect(await left('some')).toBe(0);
  });

  it('that are urgent are fired while as many others as may hang', async () => {
    let goOn = () => undefined as void;
    const hanging = new Promise<void>((done) => { goOn = done; });
    let begun = 0;
    const others = ['one', 'two', 'three'].map((kind) => new Ticks(parts, kind, false, async () => {
      begun += 1;
      await hanging;
    }));
    for (const kind of ['one', 'two', 'three', 'urgent']) await lay(kind, { cases: 1 });
    const all = others.map((one) => one.run());
    while (begun < 3) await pause(10);
    const urgent = new Ticks(parts, 'urgent', true).run();
    await Promise.race([urgent, pause(3_000)]);
    const found = await left('urgent');
    goOn();
    await Promise.all([...all, urgent]);
    expect([found, await left('one')]).toEqual([0, 0]);
  });

  it('of cases of which many are due hold up those of no other', async () => {
    await lay('busy', { cases: 2, each: 300 });
    await lay('busy', { cases: 20 });
    await new Ticks(parts, 'busy').run();
    // One of each case; of a busy one at most as many as may go side by side.
    expect(await left('busy')).toBeLessThanOrEqual(598);
    expect(await left('busy')).toBeGreaterThanOrEqual(596);
  });
});
