import type { HeardEvent, UrgencyFound } from '@amparo/contracts';
import { highest, type Urgency } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseEntity } from './case.entity';
import { DecideWhoMustKnow } from './decide-who-must-know';
import { levelOf } from './level.rules';
import { lockCase } from './lock-case';

/** All bodies of a report read together give a higher level than each alone. A level that is no higher changes nothing. */
@Injectable()
export class RaiseLevelOnUrgencyFound {
  constructor(private readonly decide: DecideWhoMustKnow) {}

  async handle({ data }: HeardEvent<UrgencyFound>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId);
    const foundUrgency = highest(known.foundUrgency ?? 'NONE', data.urgency as Urgency);
    await tx.update(CaseEntity, { caseId: data.caseId }, { foundUrgency });
    if (known.facts === null) return;
    const before = levelOf(known.facts.urgency, known);
    if (levelOf(known.facts.urgency, { ...known, foundUrgency }) === before) return;
    await this.decide.run(tx, { known: { ...known, foundUrgency }, facts: known.facts, cause: 'URGENCY_FOUND' });
  }
}
