import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { EndSessions } from './end-sessions';

/** Somebody ends sessions of her own. */
@Injectable()
export class EndOwnSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly endSessions: EndSessions,
  ) {}

  /** @throws Refusal `session.absent` for one that is over, somebody else's, or nobody's, alike */
  async one({ person }: Subject, id: string): Promise<void> {
    const ended = await this.database.transaction((tx) => this.endSessions.run(tx, { person, only: id }, 'ENDED_BY_OWNER', this.clock.now()));
    if (ended === 0) throw new Refusal('absent', 'session.absent', 'There is no such session.');
  }

  /** All but the one that asks. Answers how many. */
  async others({ person, session }: Subject): Promise<number> {
    return this.database.transaction((tx) => this.endSessions.run(tx, { person, but: session }, 'ENDED_BY_OWNER', this.clock.now()));
  }
}
