import { reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProtectionConfig } from '../config';
import type { CaseEntity } from '../routing/case.entity';
import { lockedCases } from '../routing/lock-case';
import { Places } from './places';
import { PutOff } from './put-off';

/** Fired in one transaction at most: their cases are locked until it ends. */
const MOST_TOGETHER = 250;
/** Transactions of one clock at once, where more than that is due: while the database is at one, this process is at the other. */
const SIDE_BY_SIDE = 2;
/** Of all clocks of a process: its other connections are for whoever hears and asks. */
const AT_ONCE = 3;
/** And one more that is kept for what is urgent. */
const KEPT = 1;
/** Of those that failed, fired again first; the others once nothing of these fails. */
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
  /** Nothing else may hold it up. */
  urgent?: true;
}

/** What every clock works with: one for all of a process. */
@Injectable()
export class ClockParts {
  private readonly places = new Places(AT_ONCE, KEPT);

  constructor(
    private readonly database: Database,
    readonly config: ProtectionConfig,
    readonly logger: Logger,
  ) {}

  query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.database.query<T>(sql, parameters);
  }

  /** In a transaction, when there is room for one more. */
  transaction<T>(urgent: boolean, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.places.within(urgent, () => this.database.transaction(work));
  }
}

/** Which rows are looked at: those alone, or all but those; and how many at most. */
interface Wanted {
  only?: readonly string[];
  but?: readonly string[];
  most?: number;
}

/** What became of some rows. */
interface Ended {
  /** Something came of one. */
  fired: boolean;
  /** One failed. */
  failed: boolean;
}

/** A row whose clock has run out, and its case. */
interface Claimed {
  key: string;
  caseId: string;
}

/** Such a row, of a case that is locked. */
interface Taken<Row> {
  key: string;
  known: CaseEntity;
  row: Row;
}

/**
 * Looks again and again, as long as the service runs, for rows whose clocks have run out, and fires them, many in one transaction and side by side, so that their
 * statements are one for all (`inOneStatement`). Noting and telling are one transaction under the case's lock: each is fired once, whatever dies and
 * however many look. A case that somebody else is at is left for the next look; of one case one row is taken at a time. Where one fails,
 * they are halved until it stands alone: it holds up no other (`PutOff`). What failed is fired again in the same way, in its own order: where all
 * failed for a reason that is over, they are as quick as ever.
 */
export abstract class ClockLoop<Row extends object> implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly putOff = new PutOff();
  private readonly sql: { look: string; claim: string; claimFirsts: string; still: string };
  private readonly urgent: boolean;

  /** @param name for the log, and for tests that stop a process here */
  constructor(private readonly name: string, clock: ClockOf, protected readonly parts: ClockParts) {
    this.loop = new Loop({ name, work: () => this.run(), idleMs: parts.config.ladderEveryMs, logger: parts.logger });
    this.sql = sqlOf(clock);
    this.urgent = clock.urgent ?? false;
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether something came of any */
  async run(): Promise<boolean> {
    const again = await this.fireAgain();
    const but = this.putOff.later();
    const [found] = await this.parts.query<{ due: number }>(this.sql.look, [but]);
    const due = found?.due ?? 0;
    const fired = await allOf(Array.from({ length: due > MOST_TOGETHER ? SIDE_BY_SIDE : Math.min(due, 1) }, () => this.fireSome({ but })));
    return again || fired.some((one) => one.fired);
  }

  /** In a transaction that it may share with others of other cases. @param known the case, locked @returns whether something came of it; where nothing did, the row is put off for a while */
  protected abstract fire(tx: EntityManager, known: CaseEntity, row: Row): Promise<boolean>;

  /** What failed and has waited. @returns whether something came of any */
  private async fireAgain(): Promise<boolean> {
    let came = false;
    for (let most = MOST_AGAIN; ; most = MOST_TOGETHER) {
      const only = this.putOff.again();
      if (only.length === 0) return came;
      const { fired, failed } = await this.fireSome({ only, most });
      came ||= fired;
      if (failed || !fired) return came;
    }
  }

  private async fireSome(wanted: Wanted): Promise<Ended> {
    const { only = [] } = wanted;
    let taken: Taken<Row>[] = [];
    let isMore = false;
    let came: boolean[];
    try {
      came = await this.parts.transaction(this.urgent, async (tx) => {
        const { claims, more } = await this.claim(tx, wanted);
        isMore = more;
        taken = await this.take(tx, claims);
        const all = await allOf(taken.map(({ known, row }) => this.fire(tx, known, row)));
        if (all.includes(true)) await reach('clock.before-commit', this.name);
        return all;
      });
    } catch (error) {
      if (taken.length === 0) throw error;
      return this.fireApart(taken.map(({ key }) => key), error);
    }
    // What is due no longer, or is of a case that somebody is at, is looked at with the others again.
    if (!isMore) for (const key of only) this.putOff.forget(key);
    taken.forEach(({ key }, place) => (came[place] === true ? this.putOff.forget(key) : this.putOff.add(key, 'NOBODY')));
    if (!came.includes(true)) return { fired: false, failed: false };
    this.putOff.free();
    await reach('clock.after-commit', this.name);
    return { fired: true, failed: false };
  }

  /** Of several one has failed, and all were undone. */
  private async fireApart(keys: readonly string[], error: unknown): Promise<Ended> {
    const [first] = keys;
    if (first !== undefined && keys.length === 1) {
      const attempt = this.putOff.add(first, 'FAILED');
      this.parts.logger.failure('clock.failed', error, { loop: this.name, attempt });
      return { fired: false, failed: true };
    }
    const half = Math.ceil(keys.length / 2);
    const ends = [await this.fireSome({ only: keys.slice(0, half) }), await this.fireSome({ only: keys.slice(half) })];
    return { fired: ends.some(({ fired }) => fired), failed: ends.some(({ failed }) => failed) };
  }

  /** The first row of each case, of cases that nobody else is at; and whether there are more than were asked for. */
  private async claim(tx: EntityManager, { only, but = [], most = MOST_TOGETHER }: Wanted): Promise<{ claims: Claimed[]; more: boolean }> {
    const [given, seen] = [[only ?? null, but, most], new Set<string>()];
    const rows = await tx.query<Claimed[]>(this.sql.claim, given);
    const claims = rows.filter(({ caseId }) => !seen.has(caseId) && seen.add(caseId));
    if (rows.length < most || claims.length > most / 2) return { claims, more: rows.length === most };
    // Of a few cases many are due. To look at the first of each alone takes longer.
    const firsts = await tx.query<Claimed[]>(this.sql.claimFirsts, given);
    return { claims: firsts, more: firsts.length === most };
  }

  private async take(tx: EntityManager, claimed: readonly Claimed[]): Promise<Taken<Row>[]> {
    if (claimed.length === 0) return [];
    const caseIds = claimed.map(({ caseId }) => caseId);
    const cases = await lockedCases(tx, caseIds);
    // Whoever did what was waited for before the case was locked is seen by this statement.
    const still = await tx.query<(Row & { key: string; case_id: string })[]>(this.sql.still, [caseIds, claimed.map(({ key }) => key)]);
    return still.flatMap((row) => {
      const known = cases.get(row.case_id);
      return known === undefined ? [] : [{ key: row.key, known, row }];
    });
  }
}

function sqlOf({ from, key = 'r.id::text', columns, due, order }: ClockOf): { look: string; claim: string; claimFirsts: string; still: string } {
  const wanted = `${due} AND ($1::text[] IS NULL OR ${key} = ANY ($1)) AND ${key} <> ALL ($2::text[])`;
  return {
    look: `SELECT count(*)::integer AS due FROM (SELECT 1 FROM ${from} WHERE ${due} AND ${key} <> ALL ($1::text[]) LIMIT ${MOST_TOGETHER + 1}) AS seen`,
    claim: `SELECT ${key} AS key, r.case_id AS "caseId" FROM ${from} JOIN cases c ON c.case_id = r.case_id
            WHERE ${wanted} ORDER BY ${order} LIMIT $3 FOR NO KEY UPDATE OF c SKIP LOCKED`,
    claimFirsts: `SELECT d.key, d.case_id AS "caseId" FROM (
                    SELECT DISTINCT ON (f.case_id) f.* FROM (SELECT ${key} AS key, r.case_id, row_number() OVER (ORDER BY ${order}) AS place FROM ${from} WHERE ${wanted}) AS f
                    ORDER BY f.case_id, f.place) AS d
                  JOIN cases c ON c.case_id = d.case_id ORDER BY d.place LIMIT $3 FOR NO KEY UPDATE OF c SKIP LOCKED`,
    still: `SELECT ${key} AS key, r.case_id, ${columns} FROM ${from} WHERE r.case_id = ANY ($1::uuid[]) AND ${key} = ANY ($2::text[]) AND ${due}`,
  };
}

/** Waits for all, whatever becomes of some: nobody may still be at work in a transaction that is undone. @throws what the first threw */
async function allOf<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const ended = await Promise.allSettled(work);
  return ended.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}
