import type { HeardEvent, OrganisationCompromised } from '@amparo/contracts';
import { Clock } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { endLinksOf } from '../links/end-links';
import { lockCase } from '../routing/lock-case';
import { RevokeReferrals } from './revoke-referrals';

/**
 * A partner may be compromised: whatever is open for it is revoked, and it is asked to delete all that it ever held. Consents stay as
 * they are: the people who gave them took nothing back. Who would help in its place is asked at once.
 */
@Injectable()
export class CloseReferralsOnOrganisationCompromised {
  constructor(
    private readonly revokeReferrals: RevokeReferrals,
    private readonly clock: Clock,
  ) {}

  async handle({ data: { conflictId } }: HeardEvent<OrganisationCompromised>, tx: EntityManager): Promise<void> {
    // Cases in one order, so that two of these never wait for each other.
    const cases = await tx.query<{ caseId: string }[]>('SELECT DISTINCT case_id AS "caseId" FROM referrals WHERE organisation_id = $1 ORDER BY 1', [conflictId]);
    for (const { caseId } of cases) {
      await this.revokeReferrals.run(tx, await lockCase(tx, caseId), { purpose: 'CP-REFER', recipient: conflictId, since: this.clock.now() });
    }
    await endLinksOf(tx, conflictId, this.clock.now());
  }
}
