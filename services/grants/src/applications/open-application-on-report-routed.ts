import type { HeardEvent, ReportRouted, ReportRoutedSchema } from '@amparo/contracts';
import { hiddenKeysOf } from '@amparo/domain';
import type { Handler } from '@amparo/messaging';
import { hideFrom } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { APPLICATION_KEY } from './application-sight.rules';
import { ApplicationEntity } from './application.entity';
import { asksForGrant, isUrgent } from './application.rules';

/** A report that asks for money becomes the shell of an application, once a case; its urgency follows the case's level. */
@Injectable()
export class OpenApplicationOnReportRouted implements Handler<typeof ReportRoutedSchema> {
  async handle(event: HeardEvent<ReportRouted>, tx: EntityManager): Promise<void> {
    const { caseId, reference, routes, urgency, conflicts, excludedPersonIds } = event.data;
    await tx.query(
      `INSERT INTO case_levels (case_id, urgent, version) VALUES ($1, $2, $3)
       ON CONFLICT (case_id) DO UPDATE SET urgent = excluded.urgent, version = excluded.version
       WHERE excluded.version > case_levels.version`,
      [caseId, isUrgent(urgency), event.version],
    );
    // Of every case: money may be asked for later, and by then the conflict must be known.
    await hideFrom(tx, caseId, hiddenKeysOf({ conflicts, excluded: excludedPersonIds }));
    if (!asksForGrant(routes)) return;
    await tx
      .createQueryBuilder()
      .insert()
      .into(ApplicationEntity)
      .values({ caseId, reference, state: 'DRAFT', currency: null, openedAt: event.time })
      .orIgnore()
      .execute();
    await tx.query('INSERT INTO sight (case_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [caseId, APPLICATION_KEY]);
  }
}
