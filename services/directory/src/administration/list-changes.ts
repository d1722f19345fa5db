import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { ChangeDetail } from './change.entity';
import type { Page, PageAsked } from './page.rules';

/** A version of the directory, and what was done to make it. */
export interface ListedChange {
  version: number;
  at: Date;
  /** Directory id of the person who did it; null where no person did, but the operator or the demonstration. */
  person: string | null;
  /** A `ChangeAction`, or `DIRECTORY_REPLACED` for an import. */
  action: string;
  /** What it was done to; null for the whole directory. */
  about: string | null;
  detail: ChangeDetail;
}

/** Who changed what, newest first unless asked otherwise: all versions, those of imports too. */
@Injectable()
export class ListChanges {
  constructor(private readonly database: Database) {}

  /** @param about when given, only what was done to this id or by this person */
  async run({ page, size, descending }: PageAsked, about?: string): Promise<Page<ListedChange>> {
    const order = descending ? 'DESC' : 'ASC';
    const rows = await this.database.query<ListedChange & { newest: number; total: number }>(
      `SELECT v.version, v.at, c.person, coalesce(c.action, 'DIRECTORY_REPLACED') AS action, c.about, coalesce(c.detail, '{}') AS detail
       FROM versions v LEFT JOIN directory_changes c USING (version)
       WHERE $1::text IS NULL OR c.about = $1 OR c.person = $1
       ORDER BY v.version ${order} LIMIT $2 OFFSET $3`,
      [about ?? null, size, (page - 1) * size],
    );
    const [counted] = await this.database.query<{ newest: number; total: number }>(
      `SELECT coalesce((SELECT max(version) FROM versions), 0) AS newest, count(*)::integer AS total
       FROM versions v LEFT JOIN directory_changes c USING (version) WHERE $1::text IS NULL OR c.about = $1 OR c.person = $1`,
      [about ?? null],
    );
    return { version: counted?.newest ?? 0, total: counted?.total ?? 0, page, items: rows };
  }
}
