import { ConsentWithdrawnSchema, SharingSuspendedSchema } from '@amparo/contracts';
import { endedBy, type Objection } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RevokeReferrals } from '../needs/revoke-referrals';
import { findStanding } from '../consents/find-standing';

/** A case that was locked, at the version that this transaction gave it. */
interface LockedCase {
  caseId: string;
  version: number;
}

/**
 * Stops sharing at once (guide 4.4, rule 6): every consent and referral that the objection is about ends in this transaction, whoever holds
 * something to send is told, and nothing that was given before counts any more.
 */
@Injectable()
export class StopSharing {
  constructor(
    private readonly outbox: Outbox,
    private readonly revokeReferrals: RevokeReferrals,
  ) {}

  /** @returns ids of the consents that this ended */
  async run(tx: EntityManager, { caseId, version }: LockedCase, objection: Objection): Promise<string[]> {
    const { purpose, recipient, since } = objection;
    await tx.query(
      `INSERT INTO suspensions (case_id, purpose, recipient_id, since) VALUES ($1, $2, $3, $4)
       ON CONFLICT (case_id, purpose, recipient_id) DO UPDATE SET since = greatest(suspensions.since, excluded.since)`, [caseId, purpose, recipient, since],
    );
    const about = { subject: caseId, version, lane: 'danger' } as const;
    this.outbox.add(tx, SharingSuspendedSchema, about, { caseId, purpose, recipientId: recipient });
    const ended = endedBy(objection, (await findStanding(tx, caseId)).consents);
    await tx.query('UPDATE consents SET withdrawn_at = $2 WHERE id = ANY($1)', [ended.map(({ id }) => id), since]);
    for (const { id, purpose: of, recipient: to } of ended) this.outbox.add(tx, ConsentWithdrawnSchema, about, { caseId, consentId: id, purpose: of, recipientId: to });
    await this.revokeReferrals.run(tx, caseId, version, objection);
    return ended.map(({ id }) => id);
  }
}
