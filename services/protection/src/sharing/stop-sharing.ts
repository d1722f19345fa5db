import { ConsentWithdrawnSchema, SharingSuspendedSchema } from '@amparo/contracts';
import { endedBy, type Objection } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EndRunning } from '../check-ins/end-running';
import { EndContacts } from '../contacts/end-contacts';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { RevokeReferrals } from '../needs/revoke-referrals';
import { findStanding } from '../consents/find-standing';
import type { CaseEntity } from '../routing/case.entity';

/** Purposes whose withdrawal ends check-ins: being contacted, her case being kept, and all of them. */
const ENDS_CHECK_INS: readonly string[] = ['', 'CP-CONTACT', 'CP-CASE'];

/**
 * Stops sharing at once (guide 4.4, rule 6): every consent, referral and draft that the objection is about ends, and check-ins where it is about being contacted, in this transaction, whoever holds
 * something to send is told, and nothing that was given before counts any more.
 */
@Injectable()
export class StopSharing {
  constructor(
    private readonly outbox: Outbox,
    private readonly concerned: FindConcernedPeople,
    private readonly revokeReferrals: RevokeReferrals,
    private readonly endCheckIns: EndRunning,
    private readonly endContacts: EndContacts,
  ) {}

  /** @returns ids of the consents that this ended */
  async run(tx: EntityManager, known: CaseEntity, objection: Objection): Promise<string[]> {
    const { caseId, version } = known;
    await this.suspend(tx, known, objection);
    const ended = endedBy(objection, (await findStanding(tx, caseId)).consents);
    await tx.query('UPDATE consents SET withdrawn_at = $2 WHERE id = ANY($1)', [ended.map(({ id }) => id), objection.since]);
    const about = { subject: caseId, version, lane: 'danger' } as const;
    const told = { caseId, reference: known.reference ?? '', deskPersonIds: ended.length === 0 ? [] : await this.concerned.run(tx, known) };
    for (const { id, purpose: of, recipient: to } of ended) this.outbox.add(tx, ConsentWithdrawnSchema, about, { ...told, consentId: id, purpose: of, recipientId: to });
    await this.revokeReferrals.run(tx, known, objection);
    await this.endContacts.run(tx, known, objection);
    // Whoever does not want to be contacted any more is not waited for.
    if (ENDS_CHECK_INS.includes(objection.purpose)) await this.endCheckIns.run(tx, known, { because: 'WITHDRAWN' });
    return ended.map(({ id }) => id);
  }

  /** From now on nothing that was agreed to before lets anything be shared; what is open stays open, for a person to look at. */
  async suspend(tx: EntityManager, { caseId, version }: Pick<CaseEntity, 'caseId' | 'version'>, { purpose, recipient, since }: Objection): Promise<void> {
    await tx.query(
      `INSERT INTO suspensions (case_id, purpose, recipient_id, since) VALUES ($1, $2, $3, $4)
       ON CONFLICT (case_id, purpose, recipient_id) DO UPDATE SET since = greatest(suspensions.since, excluded.since)`, [caseId, purpose, recipient, since],
    );
    this.outbox.add(tx, SharingSuspendedSchema, { subject: caseId, version, lane: 'danger' }, { caseId, purpose, recipientId: recipient });
  }
}
