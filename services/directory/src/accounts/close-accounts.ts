import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { EndSessions } from '../sessions/end-sessions';
import type { EndedBecause } from '../sessions/session.entity';
import { AttemptEntity } from '../sign-in/attempt.entity';
import { AccountChangeEntity } from './account-change.entity';
import { AccountResetEntity } from './account-reset.entity';
import { AccountEntity } from './account.entity';
import { InvitationEntity } from './invitation.entity';

/**
 * Takes away all by which people can sign in, and ends what they have open, in the transaction of what makes it necessary.
 * Whoever comes back is invited anew.
 */
@Injectable()
export class CloseAccounts {
  constructor(private readonly endSessions: EndSessions) {}

  /** @param by who did it: a directory id, `operator`, or `directory` where it followed from a change of the directory */
  async run(tx: EntityManager, people: readonly string[], because: EndedBecause, by: string, now: Date): Promise<void> {
    const whose = { person: In([...people]) };
    const open = await tx.findBy(AccountEntity, whose);
    await tx.delete(AttemptEntity, whose);
    await tx.delete(InvitationEntity, whose);
    await tx.delete(AccountResetEntity, whose);
    // Factors, recovery codes and identities go with it.
    await tx.delete(AccountEntity, whose);
    for (const person of people) await this.endSessions.run(tx, { person }, because, now);
    await tx.insert(AccountChangeEntity, open.map(({ person }) => ({ at: now, person, by, what: 'CLOSED' as const })));
  }
}
