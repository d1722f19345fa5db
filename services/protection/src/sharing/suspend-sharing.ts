import type { RoutingFacts } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';
import { lockCase } from '../routing/lock-case';
import { StopSharing } from './stop-sharing';

/**
 * Stops sharing when the reporter takes a consent back at the door, before anybody has verified who withdraws: less harm comes of
 * stopping (guide 4.4, rule 6). It stops for the case itself and for the case that the reporter says this continues.
 */
@Injectable()
export class SuspendSharing {
  constructor(
    private readonly stopSharing: StopSharing,
    private readonly clock: Clock,
  ) {}

  async run(tx: EntityManager, own: CaseEntity, facts: RoutingFacts): Promise<void> {
    if (facts.withdrawnConsents.length === 0) return;
    const since = this.clock.now();
    const concerned = [own];
    if (facts.continues !== undefined && facts.continues !== own.caseId) concerned.push(await lockCase(tx, facts.continues));
    for (const known of concerned) {
      for (const { purpose = '', recipient = '' } of facts.withdrawnConsents) await this.stopSharing.run(tx, known, { purpose, recipient, since });
    }
  }
}
