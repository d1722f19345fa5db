import { ConsentOverriddenSchema } from '@amparo/contracts';
import { mayAgree, mayOverride, overriding, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { ConsentEntity } from '../consents/consent.entity';
import { findStanding } from '../consents/find-standing';
import { refuseUnlessYes } from '../consents/refuse-unless-yes';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { urgencyOf } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import { getOverride } from './get-override';
import { OverrideEntity } from './override.entity';
import type { OverrideAnswer } from './overrides.dto';

/** A second person agrees: from now on, for 72 hours, the least data may go to the one recipient. All of it is judged anew. */
@Injectable()
export class AgreeToOverride {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly concerned: FindConcernedPeople,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `override.absent`; 422 `override.second-person`, `override.too-late` and those of asking */
  async run(subject: Subject, caseId: string, overrideId: string): Promise<OverrideAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'consent.override', caseId);
      const asked = await getOverride(tx, caseId, overrideId);
      if (asked.agreedBy !== null) return { overrideId, status: 'OVERRIDE', endsAt: asked.endsAt };
      const now = this.clock.now();
      refuseUnlessYes(mayAgree({ by: asked.askedBy, at: asked.askedAt }, subject.person, now));
      const wanted = { purpose: asked.purpose, recipient: asked.recipientId, urgency: urgencyOf(known) };
      refuseUnlessYes(mayOverride(wanted, await findStanding(tx, caseId)));
      const { classes, givenAt, expiresAt } = overriding(overrideId, wanted, now);
      await tx.update(OverrideEntity, { id: overrideId }, { agreedBy: subject.person, agreedAt: now, endsAt: expiresAt });
      await tx.insert(ConsentEntity, {
        id: overrideId, caseId, state: 'OVERRIDE', purpose: asked.purpose, recipient: asked.recipient, recipientId: asked.recipientId,
        classes: [...classes], explained: [], givenAt, expiresAt, recordedBy: subject.person, recordedAt: now,
      });
      const two = [asked.askedBy, subject.person];
      const about = { subject: caseId, version: known.version, lane: 'danger', actor: subject.person } as const;
      this.outbox.add(tx, ConsentOverriddenSchema, about, {
        caseId, reference: known.reference ?? '', consentId: overrideId, purpose: asked.purpose, recipientId: asked.recipientId, personIds: two,
        witnessPersonIds: await this.concerned.witnesses(tx, known, two),
      });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'consent.override', caseId, about: overrideId, purpose: 'AGREED' });
      return { overrideId, status: 'OVERRIDE', endsAt: expiresAt };
    });
  }
}
