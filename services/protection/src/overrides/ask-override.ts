import { randomUUID } from 'node:crypto';
import { isNamed, mayOverride, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { FindRecipient } from '../consents/find-recipient';
import { findStanding } from '../consents/find-standing';
import { refuseUnlessYes } from '../consents/refuse-unless-yes';
import { urgencyOf } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import { OverrideEntity } from './override.entity';
import type { AskOverrideRequest, OverrideAnswer } from './overrides.dto';

/** One person asks that the consent of somebody who cannot be asked be done without (guide 4.4, rule 5). Nothing is open yet. */
@Injectable()
export class AskOverride {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly findRecipient: FindRecipient,
    private readonly fields: SealedFields,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; 422 `override.purpose`, `override.recipient-not-named`,
   *   `override.not-imminent`, `override.refused-before`, `consent.recipient-unknown`
   */
  async run(subject: Subject, caseId: string, { purpose, recipient, cannotBeAsked, because }: AskOverrideRequest): Promise<OverrideAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'consent.override', caseId);
      const [named] = isNamed(recipient) ? await this.findRecipient.run([recipient]) : [];
      const recipientId = named?.conflictId ?? '';
      refuseUnlessYes(mayOverride({ purpose, recipient: recipientId, urgency: urgencyOf(known) }, await findStanding(tx, caseId)));
      const id = randomUUID();
      const now = this.clock.now();
      const sealed = (await this.fields.ofCase(tx, caseId)).seal(because, { table: 'overrides', column: 'because', row: id });
      await tx.insert(OverrideEntity, { id, caseId, purpose, recipient, recipientId, cannotBeAsked, because: sealed, askedBy: subject.person, askedAt: now });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'consent.override', caseId, about: id, purpose: 'ASKED' });
      return { overrideId: id, status: 'ASKED', endsAt: null };
    });
  }
}
