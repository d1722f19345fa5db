import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { SessionEntity, type EndedBecause } from './session.entity';

/** Which sessions to end. */
export interface WhichSessions {
  person: string;
  /** This one alone. */
  only?: string;
  /** All but this one. */
  but?: string;
}

/** Ends sessions: no further token is given out for them. Whoever has one keeps it for a minute at most. */
@Injectable()
export class EndSessions {
  /** @returns how many were still going on */
  async run(tx: EntityManager, { person, only, but }: WhichSessions, because: EndedBecause, now: Date): Promise<number> {
    const id = only ?? (but === undefined ? undefined : Not(but));
    const { affected } = await tx.update(SessionEntity, { person, ...(id === undefined ? {} : { id }), endedAt: IsNull() }, { endedAt: now, endedBecause: because });
    return affected ?? 0;
  }
}
