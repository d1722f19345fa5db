import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { SessionEntity } from './session.entity';

/** Ends a session by its id, which the portal alone knows. One that ended already, or never was, is no fault. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(id: string): Promise<void> {
    await this.database.transaction((tx) => tx.update(SessionEntity, { id, endedAt: IsNull() }, { endedAt: this.clock.now(), endedBecause: 'SIGNED_OUT' }));
  }
}
