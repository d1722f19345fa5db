import { ApplicationOpenedSchema, type HandOffAsked, type HandOffAskedSchema, type HeardEvent } from '@amparo/contracts';
import { hiddenKeysOf } from '@amparo/domain';
import { Outbox, type Handler } from '@amparo/messaging';
import { hideFrom } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { APPLICATION_KEY } from './application-sight.rules';
import { ApplicationEntity } from './application.entity';
import { GRANT, isUrgent } from './application.rules';

/**
 * Somebody who has a case asks for an emergency grant: there is a draft of an application, once a case, and protection hears of it: the decision that routed the case here may have made it first. What it is for stays
 * sealed with protection, where the team reads it under its own rights.
 */
@Injectable()
export class OpenApplicationOnHandOffAsked implements Handler<typeof HandOffAskedSchema> {
  constructor(private readonly outbox: Outbox) {}

  async handle({ data, time, lane, version }: HeardEvent<HandOffAsked>, tx: EntityManager): Promise<void> {
    const { caseId, reference, handOffId, handOffKind, urgency, conflicts, excludedPersonIds } = data;
    // Before anybody sees it: the decision that says the same may be heard later.
    await hideFrom(tx, caseId, hiddenKeysOf({ conflicts, excluded: excludedPersonIds }));
    if (handOffKind !== GRANT) return;
    // The decision that routed it here says the same, and may be heard later where it goes in another lane: version 0 lets it win.
    await tx.query('INSERT INTO case_levels (case_id, urgent, version) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING', [caseId, isUrgent(urgency)]);
    await tx.createQueryBuilder().insert().into(ApplicationEntity).values({ caseId, reference, state: 'DRAFT', currency: null, openedAt: time }).orIgnore().execute();
    await tx.query('INSERT INTO sight (case_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [caseId, APPLICATION_KEY]);
    this.outbox.add(tx, ApplicationOpenedSchema, { subject: caseId, version, lane }, { caseId, reference, handOffId });
  }
}
