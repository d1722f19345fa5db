import type { HeardEvent, ReportRouted, ReportRoutedSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ApplicationEntity } from './application.entity';
import { asksForGrant, isUrgent } from './application.rules';

/** A report that asks for money becomes the shell of an application, once a case; its urgency follows the case's level. */
@Injectable()
export class OpenApplicationOnReportRouted implements Handler<typeof ReportRoutedSchema> {
  async handle(event: HeardEvent<ReportRouted>, tx: EntityManager): Promise<void> {
    const { caseId, reference, routes, urgency } = event.data;
    await tx.query(
      `INSERT INTO case_levels (case_id, urgent, version) VALUES ($1, $2, $3)
       ON CONFLICT (case_id) DO UPDATE SET urgent = excluded.urgent, version = excluded.version
       WHERE excluded.version > case_levels.version`,
      [caseId, isUrgent(urgency), event.version],
    );
    if (!asksForGrant(routes)) return;
    await tx
      .createQueryBuilder()
      .insert()
      .into(ApplicationEntity)
      .values({ caseId, reference, state: 'DRAFT', currency: null, openedAt: event.time })
      .orIgnore()
      .execute();
  }
}
