import type { HeardEvent, UrgencyFound } from '@amparo/contracts';
import type { Urgency } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from './lock-case';
import { RaiseLevel } from './raise-level';

/** All bodies of a report read together give a higher level than each alone. A level that is no higher changes nothing. */
@Injectable()
export class RaiseLevelOnUrgencyFound {
  constructor(private readonly raiseLevel: RaiseLevel) {}

  async handle({ data }: HeardEvent<UrgencyFound>, tx: EntityManager): Promise<void> {
    await this.raiseLevel.run(tx, await lockCase(tx, data.caseId), data.urgency as Urgency, 'URGENCY_FOUND');
  }
}
