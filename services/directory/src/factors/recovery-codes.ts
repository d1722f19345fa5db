import { randomBytes } from 'node:crypto';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { readSpelt, spell } from '../codes/spoken-code.rules';
import { RecoveryCodeEntity } from './recovery-code.entity';

const CODES = 10;
const BYTES = 10;

/** Codes on paper that stand in for a lost factor, each once. */
@Injectable()
export class RecoveryCodes {
  constructor(private readonly fields: SealedFields) {}

  /** Fresh ones, in place of all that there were. They are told once, here. */
  async draw(tx: EntityManager, person: string): Promise<string[]> {
    const codes = Array.from({ length: CODES }, () => spell(randomBytes(BYTES)));
    await tx.delete(RecoveryCodeEntity, { person });
    await tx.insert(RecoveryCodeEntity, codes.map((code) => ({ person, hash: this.hashOf(person, code) })));
    return codes;
  }

  /** Whether it is one of hers that nobody has used. Of two at the same time one is right. */
  async spend(tx: EntityManager, person: string, code: string, now: Date): Promise<boolean> {
    const { affected } = await tx.update(RecoveryCodeEntity, { person, hash: this.hashOf(person, code), spentAt: IsNull() }, { spentAt: now });
    return affected === 1;
  }

  private hashOf(person: string, code: string): Buffer {
    return this.fields.index(`recovery ${person}`, readSpelt(code));
  }
}
