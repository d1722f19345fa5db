import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { Entrance } from '../entrances/entrance.rules';
import { BrowserSessionEntity } from './browser-session.entity';
import { EndSession } from './end-session';
import { SessionSecret } from './session-secret';
import { isOver } from './session.rules';

/** A browser that is signed in. */
export interface BrowserSession {
  secret: SessionSecret;
  row: BrowserSessionEntity;
}

/** Which session a cookie belongs to. */
@Injectable()
export class FindSession {
  constructor(
    private readonly database: Database,
    private readonly endSession: EndSession,
    private readonly clock: Clock,
  ) {}

  /** @returns nothing for a cookie that opens nothing, no longer, or at the other entrance alone */
  async run(cookie: string, entrance: Entrance, now = this.clock.now()): Promise<BrowserSession | undefined> {
    const secret = new SessionSecret(cookie);
    const row = await this.database.dataSource.manager.findOneBy(BrowserSessionEntity, { cookieHash: secret.hash() });
    if (row === null || row.entrance !== entrance) return undefined;
    if (!isOver(row, now)) return { secret, row };
    await this.endSession.run(row.sessionId, true);
    return undefined;
  }
}
