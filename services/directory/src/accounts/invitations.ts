import { randomBytes } from 'node:crypto';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { readSpelt, spell } from '../codes/spoken-code.rules';
import { AccountEntity } from './account.entity';
import { AccountChangeEntity } from './account-change.entity';
import { InvitationEntity } from './invitation.entity';

const BYTES = 20;
const LIFE_MS = 72 * 60 * 60_000;

/** An invitation as its maker sees it, once. */
export interface MadeInvitation {
  code: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** Codes that open an account: handed over in person, good for 72 hours, once. */
@Injectable()
export class Invitations {
  constructor(private readonly fields: SealedFields) {}

  /** A fresh one in place of any other for the same person. */
  async draw(tx: EntityManager, person: string, madeBy: string, now: Date): Promise<MadeInvitation> {
    const code = spell(randomBytes(BYTES));
    const expiresAt = new Date(now.getTime() + LIFE_MS);
    // In one statement: of two at the same time the later one counts.
    await tx.upsert(InvitationEntity, { hash: this.hashOf(code), person, madeBy, expiresAt }, ['person']);
    return { code, expiresAt: expiresAt.toISOString() };
  }

  /**
   * Spends an invitation and opens the account that it is for. Of two at the same time one does.
   *
   * @param password as it is kept; nothing where she signs in with OpenID Connect
   * @returns false when it was spent, is too old, or she has an account already
   */
  async spend(tx: EntityManager, hash: Buffer, password: string | null, now: Date): Promise<boolean> {
    const invitation = await tx.findOne(InvitationEntity, { where: { hash, expiresAt: MoreThan(now) }, lock: { mode: 'pessimistic_write' } });
    if (invitation === null || (await tx.existsBy(AccountEntity, { person: invitation.person }))) return false;
    const { person } = invitation;
    await tx.delete(InvitationEntity, { hash });
    await tx.insert(AccountEntity, { person, password, handle: randomBytes(32), demonstration: false, openedAt: now });
    await tx.insert(AccountChangeEntity, { at: now, person, by: person, what: 'OPENED' });
    return true;
  }

  hashOf(code: string): Buffer {
    return this.fields.index('invitation', readSpelt(code));
  }
}
