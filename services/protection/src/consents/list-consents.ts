import { holdsAt, statusOf, type ConsentStanding, type Subject } from '@amparo/domain';
import { Database, SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import { findStanding } from './find-standing';
import type { ConsentShown } from './consents.dto';

/** A row as it lies there: what was said, not yet what it is called now. */
export type ConsentRow = Omit<ConsentShown, 'status' | 'suspended'> & { state: 'PENDING' | 'GIVEN' | 'REFUSED' | 'OVERRIDE' };

export const CONSENT_COLUMNS = `
  id AS "consentId", state, purpose, recipient, classes, given_by AS "givenBy", how, explained, language, given_at AS "givenAt", expires_at AS "expiresAt",
  withdrawn_at AS "withdrawnAt", superseded_at AS "supersededAt", answered_by AS "answeredBy", recorded_by AS "recordedBy", recorded_at AS "recordedAt"`;

/** All consents of a case, the newest first: for what, for whom and until when, without a name or a word of hers. */
@Injectable()
export class ListConsents {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly database: Database,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async run(subject: Subject, caseId: string): Promise<ConsentShown[]> {
    const { keys, now } = await this.seeCase.run(subject, 'consent.list', caseId);
    const rows = await this.sight.seenBy(keys, (tx) =>
      tx.query<ConsentRow[]>(`SELECT ${CONSENT_COLUMNS} FROM consents WHERE case_id = $1 ORDER BY recorded_at DESC, id LIMIT 500`, [caseId]));
    const standing = await this.database.transaction((tx) => findStanding(tx, caseId));
    return rows.map((row) => asShown(row, standing, now));
  }
}

/** A row with what the vocabulary calls it now. */
export function asShown({ state, ...row }: ConsentRow, { consents, objections }: ConsentStanding, now: Date): ConsentShown {
  const { expiresAt, withdrawnAt, supersededAt } = row;
  const said = { state, ...(expiresAt && { expiresAt }), ...(withdrawnAt && { withdrawnAt }), ...(supersededAt && { supersededAt }) };
  const [status, held] = [statusOf(said, now), consents.find(({ id }) => id === row.consentId)];
  return { ...row, status, suspended: held !== undefined && status === state && !holdsAt(held, objections, now) };
}
