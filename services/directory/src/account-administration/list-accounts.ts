import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { Clock } from '@amparo/kernel';
import { StoredDirectory } from '../directory/stored-directory';
import type { Role } from '../directory/directory.rules';
import { resetEnds } from './reset.rules';

/** How somebody of the directory signs in, if she does. */
export interface ShownAccount {
  person: string;
  name: string;
  roles: Omit<Role, 'person'>[];
  hasAccount: boolean;
  /** Kinds of her factors, each once. */
  factors: ('TOTP' | 'WEBAUTHN')[];
  /** She signs in with the OpenID provider. */
  openId: boolean;
  /** ISO 8601: until when an invitation is open. */
  invitedUntil?: string;
  /** Who asked that her factors be reset; somebody else has to confirm it. */
  resetAskedBy?: string;
  /** Day in UTC, of the last 90. */
  lastSignInDay?: string;
}

type Row = Record<'person' | 'reset' | 'day', string | null> & { account: boolean; factors: ('TOTP' | 'WEBAUTHN')[]; openId: boolean; invited: Date | null };

/** All people of the directory, with what they sign in with. */
@Injectable()
export class ListAccounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stored: StoredDirectory,
  ) {}

  async run(): Promise<ShownAccount[]> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const { file } = await this.stored.load(tx, 'read');
      const rows = new Map((await tx.query<Row[]>(SELECT, [now, resetEnds(now)])).map((row) => [row.person, row]));
      return file.people.map(({ id, name }) => {
        const { account = false, factors = [], openId = false, invited, reset, day } = rows.get(id) ?? {};
        return {
          person: id, name, hasAccount: account, factors, openId,
          roles: file.roles.filter(({ person }) => person === id).map(({ person: _person, ...role }) => role),
          ...(invited == null ? {} : { invitedUntil: invited.toISOString() }),
          ...(reset == null ? {} : { resetAskedBy: reset }),
          ...(day == null ? {} : { lastSignInDay: day }),
        };
      });
    });
  }
}

const SELECT = `
SELECT people.id AS person, accounts.person IS NOT NULL AS account, open_ids.person IS NOT NULL AS "openId",
  ARRAY(SELECT DISTINCT kind FROM factors WHERE factors.person = people.id ORDER BY kind) AS factors,
  invitations.expires_at AS invited, account_resets.asked_by AS reset,
  (SELECT to_char(max(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM sign_ins WHERE sign_ins.person = people.id AND outcome = 'SIGNED_IN') AS day
FROM people
  LEFT JOIN accounts ON accounts.person = people.id
  LEFT JOIN open_ids ON open_ids.person = people.id
  LEFT JOIN invitations ON invitations.person = people.id AND invitations.expires_at > $1
  LEFT JOIN account_resets ON account_resets.person = people.id AND account_resets.asked_at > $2`;
