import { In, IsNull, type EntityManager } from 'typeorm';
import { SessionEntity, type EndedBecause } from '../sessions/session.entity';
import { AttemptEntity } from '../sign-in/attempt.entity';
import { AccountChangeEntity } from './account-change.entity';
import { AccountResetEntity } from './account-reset.entity';
import { AccountEntity } from './account.entity';
import { InvitationEntity } from './invitation.entity';

/**
 * Takes away all by which people can sign in, and ends what they have open, in the transaction of what makes it necessary.
 * Whoever comes back is invited anew.
 *
 * @param by who did it: a directory id, or `directory` where it followed from a change of the directory
 */
export async function closeAccounts(tx: EntityManager, people: readonly string[], because: EndedBecause, by: string, now: Date): Promise<void> {
  const whose = { person: In([...people]) };
  const open = await tx.findBy(AccountEntity, whose);
  await tx.delete(AttemptEntity, whose);
  await tx.delete(InvitationEntity, whose);
  await tx.delete(AccountResetEntity, whose);
  // Factors, recovery codes and identities go with it.
  await tx.delete(AccountEntity, whose);
  await tx.update(SessionEntity, { ...whose, endedAt: IsNull() }, { endedAt: now, endedBecause: because });
  await tx.insert(AccountChangeEntity, open.map(({ person }) => ({ at: now, person, by, what: 'CLOSED' as const })));
}

/** Closes the accounts of all who are not in the directory any longer, however that came about. */
export async function closeAccountsOfLeavers(tx: EntityManager, now: Date): Promise<void> {
  const gone = await tx.query<{ person: string }[]>(`
    SELECT person FROM (SELECT person FROM accounts UNION SELECT person FROM invitations UNION SELECT person FROM attempts WHERE person IS NOT NULL
      UNION SELECT person FROM sessions WHERE ended_at IS NULL) AS known
    WHERE NOT EXISTS (SELECT FROM people WHERE people.id = known.person)`);
  if (gone.length > 0) await closeAccounts(tx, gone.map(({ person }) => person), 'LEFT', 'directory', now);
}
