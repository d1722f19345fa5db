import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { AccountChange } from '../accounts/account-change.entity';

/** How long an account counts as opened lately, in milliseconds. */
const LATELY_MS = 7 * 24 * 60 * 60_000;

/** What was done to somebody's account. Ids and codes. */
export interface ListedAccountChange {
  at: Date;
  person: string;
  /** Directory id, `operator`, or `directory` for what followed by itself. */
  by: string;
  what: AccountChange;
  /** Who gave out the invitation by which it was opened, or asked for the reset that was confirmed; null for anything else. */
  after: string | null;
}

/** A page of them. */
export interface ListedAccountChanges {
  total: number;
  page: number;
  /** How many accounts were opened within seven days, by an invitation, after a reset, or by a provider's subject. */
  openedLately: number;
  items: ListedAccountChange[];
}

/**
 * Who did what to accounts, newest first. An invitation that was used names who gave it out: so the other administrators see
 * when one of them opened an account in another's name.
 */
@Injectable()
export class ListAccountChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param about when given, only what was done to this person's account, or by her */
  async run({ page, size }: { page: number; size: number }, about?: string): Promise<ListedAccountChanges> {
    const items = await this.database.query<ListedAccountChange>(
      `SELECT c.at, c.person, c.by, c.what, CASE c.what WHEN 'OPENED' THEN invited.by WHEN 'RESET_CONFIRMED' THEN asked.by END AS after
       FROM account_changes c
         LEFT JOIN LATERAL (SELECT by FROM account_changes i WHERE i.person = c.person AND i.id < c.id AND i.what IN ('INVITED', 'RESET_CONFIRMED') ORDER BY i.id DESC LIMIT 1) AS invited ON true
         LEFT JOIN LATERAL (SELECT by FROM account_changes i WHERE i.person = c.person AND i.id < c.id AND i.what = 'RESET_ASKED' ORDER BY i.id DESC LIMIT 1) AS asked ON true
       WHERE $1::text IS NULL OR c.person = $1 OR c.by = $1
       ORDER BY c.id DESC LIMIT $2 OFFSET $3`,
      [about ?? null, size, (page - 1) * size],
    );
    const [counted] = await this.database.query<{ total: number; lately: number }>(
      `SELECT count(*) FILTER (WHERE $1::text IS NULL OR person = $1 OR by = $1)::integer AS total,
         count(*) FILTER (WHERE at > $2 AND (what = 'OPENED' OR (what = 'OPEN_ID_LINKED' AND by <> person)))::integer AS lately
       FROM account_changes`,
      [about ?? null, new Date(this.clock.now().getTime() - LATELY_MS)],
    );
    return { total: counted?.total ?? 0, page, openedLately: counted?.lately ?? 0, items };
  }
}
