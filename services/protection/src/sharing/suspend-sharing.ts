import { SharingSuspendedSchema } from '@amparo/contracts';
import type { RoutingFacts } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';
import { lockCase } from '../routing/lock-case';

/**
 * Stops sharing at once when a consent is taken back, before anybody has verified who withdraws: less harm comes of
 * stopping (guide 4.4, rule 6). It stops for the case itself and for the case that the reporter says this continues.
 */
@Injectable()
export class SuspendSharing {
  constructor(private readonly outbox: Outbox) {}

  async run(tx: EntityManager, own: CaseEntity, facts: RoutingFacts): Promise<void> {
    if (facts.withdrawnConsents.length === 0) return;
    const concerned = [own];
    if (facts.continues !== undefined && facts.continues !== own.caseId) concerned.push(await lockCase(tx, facts.continues));
    for (const { caseId, version } of concerned) {
      for (const { purpose = '', recipient = '' } of facts.withdrawnConsents) {
        await tx.query(
          'INSERT INTO suspensions (case_id, purpose, recipient_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [caseId, purpose, recipient],
        );
        this.outbox.add(
          tx, SharingSuspendedSchema, { subject: caseId, version, lane: 'danger' }, { caseId, purpose, recipientId: recipient },
        );
      }
    }
  }
}
