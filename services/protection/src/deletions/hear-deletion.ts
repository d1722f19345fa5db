import { randomUUID } from 'node:crypto';
import { DeletionConfirmedSchema } from '@amparo/contracts';
import { can, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { getReferral, referralAbsent } from '../needs/get-referral';
import { ReferralEntity } from '../needs/referral.entity';
import type { DeletionShown } from '../offers/offers.dto';
import { SeeCase } from '../sight/see-case';
import { mayHaveSaid } from './deletion.rules';
import type { HearDeletionRequest } from './deletions.dto';

/** Somebody of an organisation said by telephone or in person that it has deleted what it held: who of ours heard it, when and by which channel is noted and audited. Nobody's name of the organisation is kept. */
@Injectable()
export class HearDeletion {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly concerned: FindConcernedPeople,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Done again it changes nothing. @throws Refusal `case.absent`, `access.forbidden`, `referral.absent`; `deletion.not-asked`; `deletion.not-then` for a time before it was asked, or to come */
  async ofCase(subject: Subject, caseId: string, referralId: string, heard: HearDeletionRequest): Promise<DeletionShown> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'referral.offer', caseId);
      const { deletionAskedAt: askedAt, deletedAt, organisationId } = await getReferral(tx, { id: referralId, caseId });
      if (askedAt === null) throw new Refusal('conflict', 'deletion.not-asked', 'Nothing is to be deleted.');
      if (deletedAt !== null) return { referralId, deletedAt };
      const now = this.clock.now();
      await this.note(tx, subject, { referralId, askedAt, now, heard });
      await tx.update(ReferralEntity, { id: referralId }, { deletedAt: now, deletedBy: subject.person });
      this.outbox.add(tx, DeletionConfirmedSchema, { subject: caseId, version: known.version, lane: 'normal', actor: subject.person }, {
        caseId, reference: known.reference ?? '', referralId, organisationId, deskPersonIds: await this.concerned.run(tx, known),
      });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'referral.offer', caseId, about: referralId, purpose: 'DELETION_HEARD', detail: [heard.channel] });
      return { referralId, deletedAt: now };
    });
  }

  /** The same, where the case is erased. @throws Refusal `access.forbidden`, `access.second-factor`; `referral.absent` where nothing of an erased case is to be deleted, or it is of her own organisation; `deletion.not-then` */
  async ofErased(subject: Subject, referralId: string, heard: HearDeletionRequest): Promise<DeletionShown> {
    refuseUnless(can(subject, 'deletion.hear', { kind: 'system' }, { now: this.clock.now() }), referralAbsent());
    return this.database.transaction(async (tx) => {
      const [asked] = await tx.query<{ askedAt: Date; deletedAt: Date | null }[]>(
        'SELECT asked_at AS "askedAt", deleted_at AS "deletedAt" FROM deletion_requests WHERE referral_id = $1 AND NOT organisation_id = ANY($2) FOR UPDATE', [referralId, subject.conflicts],
      );
      if (asked === undefined) throw referralAbsent();
      const { askedAt, deletedAt } = asked;
      if (deletedAt !== null) return { referralId, deletedAt };
      const now = this.clock.now();
      await this.note(tx, subject, { referralId, askedAt, now, heard });
      await tx.query('UPDATE deletion_requests SET deleted_at = $2, deleted_by = $3 WHERE referral_id = $1', [referralId, now, subject.person]);
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'deletion.hear', about: referralId, purpose: 'DELETION_HEARD', detail: [heard.channel] });
      return { referralId, deletedAt: now };
    });
  }

  private async note(
    tx: EntityManager, { person }: Subject, { referralId, askedAt, now, heard: { channel, saidAt } }: { referralId: string; askedAt: Date; now: Date; heard: HearDeletionRequest },
  ): Promise<void> {
    const said = saidAt === undefined ? now : new Date(saidAt);
    if (!mayHaveSaid(said, askedAt, now)) throw new Refusal('unprocessable', 'deletion.not-then', 'It was said after it was asked for, and not in the future.');
    await tx.query('INSERT INTO deletions_heard (id, referral_id, heard_by, said_at, noted_at, channel) VALUES ($1, $2, $3, $4, $5, $6)', [randomUUID(), referralId, person, said, now, channel]);
  }
}
