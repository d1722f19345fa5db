import type { CaseResource } from '@amparo/domain';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CaseEntity } from '../cases/case.entity';
import { resourceOf } from '../cases/case.rules';
import type { Change, What } from './change.rules';

/** A place in the order of changes. */
export interface Place {
  tx: string;
  id: string;
}

/** A change as it is kept. */
export interface KeptChange extends Change {
  /** What a browser may be given to go on from. */
  key: string;
  place: Place;
}

interface Row {
  id: string;
  key: string;
  tx: string;
  what: What;
  case_id: string | null;
  people: string[] | null;
  before: CaseResource | null;
  organisation_id: string | null;
}

/** Reads what changed, in order, and the cases that it is about as they are now. */
@Injectable()
export class ReadChanges {
  constructor(private readonly database: Database) {}

  /** Where the next change will be. */
  async end(): Promise<Place> {
    const [row] = await this.database.query<{ tx: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS tx');
    return { tx: row?.tx ?? '0', id: '0' };
  }

  /** Where a change that a browser was told of is; nothing for one that is forgotten, or never was. */
  async find(key: string): Promise<Place | undefined> {
    if (!/^[0-9a-f-]{36}$/.test(key)) return undefined;
    const [row] = await this.database.query<Place>('SELECT tx::text AS tx, id::text AS id FROM changes WHERE key::text = $1', [key]);
    return row;
  }

  /** The changes after a place. Those of transactions that may still be overtaken by an earlier one come the next time. */
  async after({ tx, id }: Place, most: number): Promise<KeptChange[]> {
    const rows = await this.database.query<Row>(
      `SELECT id::text AS id, key::text AS key, tx::text AS tx, what, case_id::text AS case_id, people, before, organisation_id FROM changes
       WHERE (tx, id) > ($1::xid8, $2::bigint) AND tx < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx, id LIMIT $3`,
      [tx, id, most],
    );
    return rows.map((row) => ({
      key: row.key, place: { tx: row.tx, id: row.id }, what: row.what,
      ...(row.case_id === null ? {} : { caseId: row.case_id }), ...(row.people === null ? {} : { people: row.people }),
      ...(row.before === null ? {} : { before: row.before }), ...(row.organisation_id === null ? {} : { organisationId: row.organisation_id }),
    }));
  }

  /** The cases of some changes, by id; those that nobody may know of yet are left out. */
  async casesOf(changes: readonly Change[]): Promise<Map<string, CaseResource>> {
    const ids = [...new Set(changes.flatMap(({ caseId }) => (caseId === undefined ? [] : [caseId])))];
    const rows = ids.length === 0 ? [] : await this.database.dataSource.manager.findBy(CaseEntity, { caseId: In(ids) });
    return new Map(rows.flatMap((row) => {
      const known = resourceOf(row.caseId, row);
      return known === undefined ? [] : [[row.caseId, known] as const];
    }));
  }

  /** Forgets what is older than an hour: a page that was away for longer fetches everything anew. */
  async forgetOld(): Promise<void> {
    await this.database.transaction((tx) => tx.query(`DELETE FROM changes WHERE at < now() - interval '1 hour'`));
  }
}
