import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { Way } from '../sign-in/attempt.entity';
import type { SessionEntity } from './session.entity';
import { idleSince } from './session.rules';

/** A session as its owner, or an administrator, sees it: nothing of the device, and no time of day. */
export interface ShownSession {
  id: string;
  /** Day in UTC. */
  signedInOn: string;
  factors: 1 | 2;
  way: Way;
  second: SessionEntity['second'];
  /** Whether it is the one that asks. */
  current: boolean;
}

/** The sessions that somebody has open, newest first. */
@Injectable()
export class ListSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param current id of the session that asks; nothing where an administrator does */
  async run(person: string, current?: string): Promise<ShownSession[]> {
    const now = this.clock.now();
    return this.database.query<ShownSession>(
      `SELECT id, to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "signedInOn", factors, way, second, id::text = $2 AS current
       FROM sessions WHERE person = $1 AND ended_at IS NULL AND ends_at > $3 AND last_used_at >= $4 ORDER BY started_at DESC, id`,
      [person, current ?? '', now, idleSince(now)],
    );
  }
}
