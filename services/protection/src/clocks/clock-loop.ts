import { reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProtectionConfig } from '../config';
import type { CaseEntity } from '../routing/case.entity';
import { lockedCases } from '../routing/lock-case';
import { PutOff } from './put-off';

/** Fired in one transaction at most: their cases are locked until it ends. */
const MOST_TOGETHER = 250;
/** Transactions of one clock at once, where more than that is due: while the database is at one, this process is at the other. */
const SIDE_BY_SIDE = 2;
/** Of all clocks of a process: its other connections are for whoever hears and asks. */
const AT_ONCE = 3;
/** Of those that failed, fired again in one round, each on its own. */
const MOST_AGAIN = 20;

/** What a clock runs for, in SQL of a row `r` with a `case_id`. */
export interface ClockOf {
  /** The table as `r`, and others that are read beside it. */
  from: string;
  /** Names a row; where it says nothing its id. */
  key?: string;
  /** What is read of a row. */
  columns: string;
  /** Whether its clock has run out, by the database's time (ADR 0004), and nobody has noted that yet. */
  due: string;
  /** What is looked at first. */
  order: string;
}

/** What every clock works with: one for all of a process. */
@Injectable()
export class ClockParts {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    readonly config: ProtectionConfig,
    readonly logger: Logger,
  ) {}

  query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.database.query<T>(sql, parameters);
  }

  /** In a transaction, when there is room for one more. */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (this.busy < AT_ONCE) this.busy += 1;
    else await new Promise<void>((next) => this.waiting.push(next));
    try {
      return await this.database.transaction(work);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.busy -= 1;
      else next();
    }
  }
}

/** Which rows are looked at: those alone, or all but those. */
interface Wanted {
  only?: readonly string[];
  but: readonly string[];
}

/** A row whose clock has run out, of a case that is locked. */
interface Taken<Row> {
  key: string;
  known: CaseEntity;
  row: Row;
}

/**
 * Looks again and again, as long as the service runs, for rows whose clocks have run out, and fires them, many in one transaction and side by side, so that their
 * statements are one for all (`inOneStatement`). Noting and telling are one transaction under the case's lock: each is fired once, whatever dies and
 * however many look. A case that somebody else is at is left for the next look; of one case one row is taken at a time. Where one fails,
 * they are halved until it stands alone: it holds up no other (`PutOff`).
 */
export abstract class ClockLoop<Row extends object> implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly putOff = new PutOff();
  private readonly sql: { look: string; claim: string; still: string };

  /** @param name for the log, and for tests that stop a process here */
  constructor(private readonly name: string, clock: ClockOf, protected readonly parts: ClockParts) {
    this.loop = new Loop({ name, work: () => this.run(), idleMs: parts.config.ladderEveryMs, logger: parts.logger });
    this.sql = sqlOf(clock);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether something came of any */
  async run(): Promise<boolean> {
    const but = this.putOff.later();
    const [found] = await this.parts.query<{ due: number }>(this.sql.look, [but]);
    const due = found?.due ?? 0;
    const fired = await allOf(Array.from({ length: due > MOST_TOGETHER ? SIDE_BY_SIDE : Math.min(due, 1) }, () => this.fireSome({ but })));
    for (const key of this.putOff.again(MOST_AGAIN)) fired.push(await this.fireSome({ only: [key], but: [] }));
    return fired.includes(true);
  }

  /** In a transaction that it may share with others of other cases. @param known the case, locked @returns whether something came of it; where nothing did, the row is put off for a while */
  protected abstract fire(tx: EntityManager, known: CaseEntity, row: Row): Promise<boolean>;

  private async fireSome(wanted: Wanted): Promise<boolean> {
    let taken: Taken<Row>[] = [];
    let came: boolean[];
    try {
      came = await this.parts.transaction(async (tx) => {
        taken = await this.take(tx, wanted);
        const all = await allOf(taken.map(({ known, row }) => this.fire(tx, known, row)));
        if (all.includes(true)) await reach('clock.before-commit', this.name);
        return all;
      });
    } catch (error) {
      if (taken.length === 0) throw error;
      return this.fireApart(taken.map(({ key }) => key), error);
    }
    // What is due no longer, or is of a case that somebody is at, is looked at with the others again.
    for (const key of wanted.only ?? []) this.putOff.forget(key);
    taken.forEach(({ key }, place) => (came[place] === true ? this.putOff.forget(key) : this.putOff.add(key, 'NOBODY')));
    if (!came.includes(true)) return false;
    await reach('clock.after-commit', this.name);
    return true;
  }

  /** Of several one has failed, and all were undone. */
  private async fireApart(keys: readonly string[], error: unknown): Promise<boolean> {
    const [first] = keys;
    if (first !== undefined && keys.length === 1) {
      const attempt = this.putOff.add(first, 'FAILED');
      this.parts.logger.failure('clock.failed', error, { loop: this.name, attempt });
      return false;
    }
    const half = Math.ceil(keys.length / 2);
    const fired = [await this.fireSome({ only: keys.slice(0, half), but: [] }), await this.fireSome({ only: keys.slice(half), but: [] })];
    return fired.includes(true);
  }

  private async take(tx: EntityManager, { only, but }: Wanted): Promise<Taken<Row>[]> {
    const claimed = await tx.query<{ key: string; caseId: string }[]>(this.sql.claim, [only ?? null, but]);
    const keys = new Map(claimed.reverse().map(({ key, caseId }) => [caseId, key]));
    if (keys.size === 0) return [];
    const cases = await lockedCases(tx, [...keys.keys()]);
    // Whoever did what was waited for before the case was locked is seen by this statement.
    const still = await tx.query<(Row & { key: string; case_id: string })[]>(this.sql.still, [[...keys.keys()], [...keys.values()]]);
    return still.flatMap((row) => {
      const known = cases.get(row.case_id);
      return known === undefined ? [] : [{ key: row.key, known, row }];
    });
  }
}

function sqlOf({ from, key = 'r.id::text', columns, due, order }: ClockOf): { look: string; claim: string; still: string } {
  return {
    look: `SELECT count(*)::integer AS due FROM (SELECT 1 FROM ${from} WHERE ${due} AND ${key} <> ALL ($1::text[]) LIMIT ${MOST_TOGETHER + 1}) AS seen`,
    claim: `SELECT ${key} AS key, r.case_id AS "caseId" FROM ${from} JOIN cases c ON c.case_id = r.case_id
            WHERE ${due} AND ($1::text[] IS NULL OR ${key} = ANY ($1)) AND ${key} <> ALL ($2::text[]) ORDER BY ${order} LIMIT ${MOST_TOGETHER} FOR NO KEY UPDATE OF c SKIP LOCKED`,
    still: `SELECT ${key} AS key, r.case_id, ${columns} FROM ${from} WHERE r.case_id = ANY ($1::uuid[]) AND ${key} = ANY ($2::text[]) AND ${due}`,
  };
}

/** Waits for all, whatever becomes of some: nobody may still be at work in a transaction that is undone. @throws what the first threw */
async function allOf(work: readonly Promise<boolean>[]): Promise<boolean[]> {
  const ended = await Promise.allSettled(work);
  return ended.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}
