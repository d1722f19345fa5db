import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Change } from './change.rules';

/** The transaction commits a moment from now; whoever is woken too early looks again at its own pace. */
const WAKE_AFTER_MS = 20;

/** Notes what changed, in the transaction of whoever heard of it. */
@Injectable()
export class WriteChanges {
  private readonly listeners: (() => void)[] = [];

  whenWritten(listener: () => void): void {
    this.listeners.push(listener);
  }

  async run(tx: EntityManager, changes: readonly Change[]): Promise<void> {
    const concerning = changes.filter(({ people }) => people === undefined || people.length > 0);
    await tx.query(
      `INSERT INTO changes (what, case_id, people, before, organisation_id)
       SELECT what, case_id, CASE WHEN people IS NULL THEN NULL ELSE ARRAY(SELECT jsonb_array_elements_text(people)) END, before, organisation_id
       FROM jsonb_to_recordset($1::jsonb) AS given(what text, case_id uuid, people jsonb, before jsonb, organisation_id text)`,
      [JSON.stringify(concerning.map(({ what, caseId, people, before, organisationId }) => ({ what, case_id: caseId, people, before, organisation_id: organisationId })))],
    );
    setTimeout(() => this.listeners.forEach((listener) => listener()), WAKE_AFTER_MS).unref();
  }
}
