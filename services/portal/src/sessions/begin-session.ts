import { Clock } from '@amparo/kernel';
import { Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { Entrance } from '../entrances/entrance.rules';
import { BrowserSessionEntity } from './browser-session.entity';
import { SessionSecret } from './session-secret';

/** A session as the directory began it. */
export interface DirectorySession {
  id: string;
  person: string;
  name: string;
  language: string;
  factors: 1 | 2;
  idleSeconds: number;
  /** ISO 8601. */
  endsAt: string;
}

/** Where name and language of a session are sealed. */
export const sealedPlace = (cookieHash: Buffer) => ({ table: 'browser_sessions', column: 'sealed', row: cookieHash.toString('hex') });

/** Ties a session of the directory to one browser. Rows that are over long since go at the same time. */
@Injectable()
export class BeginSession {
  constructor(
    private readonly database: Database,
    private readonly fields: SealedFields,
    private readonly clock: Clock,
  ) {}

  /** @returns the secret that the browser gets; it is kept nowhere */
  async run({ id, person, name, language, factors, idleSeconds, endsAt }: DirectorySession, entrance: Entrance, now = this.clock.now()): Promise<SessionSecret> {
    const secret = SessionSecret.make();
    const cookieHash = secret.hash();
    await this.database.transaction(async (tx) => {
      await tx.query('DELETE FROM browser_sessions WHERE ends_at < $1', [now]);
      await tx.insert(BrowserSessionEntity, {
        cookieHash, sessionId: id, personId: person, entrance, factors, idleSeconds, endsAt: new Date(endsAt), createdAt: now, lastUsedAt: now,
        sealed: await this.fields.seal(JSON.stringify({ name, language }), sealedPlace(cookieHash)),
      });
    });
    return secret;
  }
}
