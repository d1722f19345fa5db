import type { HeardEvent, RepetitionFound } from '@amparo/contracts';
import { raise } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { endAskedLowering } from '../levels/end-asked-lowering';
import { CaseEntity } from './case.entity';
import { DecideWhoMustKnow } from './decide-who-must-know';
import { lockCase } from './lock-case';

/** An earlier reprisal concerns the same people or project: the level rises by one, once (guide 4.2, T6). */
@Injectable()
export class RaiseLevelOnRepetitionFound {
  constructor(private readonly decide: DecideWhoMustKnow) {}

  async handle({ data }: HeardEvent<RepetitionFound>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId);
    if (known.repeated) return;
    const loweredTo = known.loweredTo === null ? null : raise(known.loweredTo, 1);
    await tx.update(CaseEntity, { caseId: data.caseId }, { repeated: true, loweredTo });
    if (known.facts === null) return;
    await endAskedLowering(tx, data.caseId);
    await this.decide.run(tx, { known: { ...known, repeated: true, loweredTo }, facts: known.facts, cause: 'REPETITION' });
  }
}
