import type { Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { FactorEntity } from '../factors/factor.entity';
import { RecoveryCodeEntity } from '../factors/recovery-code.entity';
import { SessionEntity } from '../sessions/session.entity';
import { isFresh } from '../sessions/session.rules';

/** Factors as their owner sees them. */
export interface OwnFactors {
  factors: { id: string; kind: FactorEntity['kind']; label?: string; addedOn: string; lastUsedOn?: string }[];
  /** How many recovery codes are left. */
  recoveryCodes: number;
  /** Whether she signed in so lately that she may change them. */
  mayChange: boolean;
}

/** What one has besides one's password. */
@Injectable()
export class ListFactors {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly fields: SealedFields,
  ) {}

  async run({ person, session: id }: Subject): Promise<OwnFactors> {
    return this.database.transaction(async (tx) => {
      const session = await tx.findOneBy(SessionEntity, { id, person });
      return {
        factors: await Promise.all((await tx.find(FactorEntity, { where: { person }, order: { addedAt: 'ASC' } })).map((factor) => this.shown(factor))),
        recoveryCodes: await tx.countBy(RecoveryCodeEntity, { person, spentAt: IsNull() }),
        mayChange: session !== null && isFresh(session.startedAt, this.clock.now()),
      };
    });
  }

  private async shown({ id, kind, label, addedAt, lastUsedAt }: FactorEntity): Promise<OwnFactors['factors'][number]> {
    return {
      id, kind, addedOn: dayOf(addedAt), ...(lastUsedAt === null ? {} : { lastUsedOn: dayOf(lastUsedAt) }),
      ...(label === null ? {} : { label: (await this.fields.open(label, { table: 'factors', column: 'label', row: id })).toString('utf8') }),
    };
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
