import { HandOffMovedSchema } from '@amparo/contracts';
import { laneOf, standingsOf, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import { HandOffEntity } from './hand-off.entity';
import { actsFor, handOffMayGo, ROUTE_OF, type HandOffStep } from './hand-off.rules';
import type { HandOffAnswer, MoveHandOffRequest } from './hand-offs.dto';

const absent = () => new Refusal('absent', 'hand-off.absent', 'There is no such hand-off.');

/** A hand-off goes on: its group takes it, does it or cannot, or whoever answers for the case calls it back. It is told each time. */
@Injectable()
export class MoveHandOff {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly concerned: FindConcernedPeople,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * By the group. Said again it changes nothing.
   *
   * @throws Refusal `case.absent`, `access.forbidden` (also for whoever is not of the group), `hand-off.absent`; `hand-off.step`;
   *   `hand-off.reason` for a no without one
   */
  async run(subject: Subject, caseId: string, handOffId: string, { status, because }: MoveHandOffRequest): Promise<HandOffAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'hand-off.work', caseId);
      const found = await this.found(tx, caseId, handOffId);
      if (!actsFor(standingsOf(subject), found.kind)) throw new Refusal('forbidden', 'access.forbidden', 'You may not do this.');
      if ((status === 'DECLINED') !== (because !== undefined)) throw new Refusal('unprocessable', 'hand-off.reason', 'Say why where it cannot be done, and only there.');
      return this.moved(tx, subject, known, found, status, because ?? null);
    });
  }

  /** By whoever answers for the case. @throws as `run` */
  async callBack(subject: Subject, caseId: string, handOffId: string): Promise<HandOffAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'referral.offer', caseId);
      return this.moved(tx, subject, known, await this.found(tx, caseId, handOffId), 'CALLED_BACK', null);
    });
  }

  /** One step, told. @param by nobody, where a service did it by itself. The case is locked */
  async step(tx: EntityManager, known: CaseEntity, { id, kind }: HandOffEntity, to: { status: HandOffStep; because: HandOffEntity['declinedBecause']; by?: string; at: Date }): Promise<void> {
    const { status, because, by, at } = to;
    await tx.update(HandOffEntity, { id }, { status, movedBy: by ?? null, movedAt: at, declinedBecause: because });
    const urgency = urgencyOf(known);
    this.outbox.add(
      tx, HandOffMovedSchema, { subject: known.caseId, version: known.version, lane: laneOf(urgency), ...(by === undefined ? {} : { actor: by }) },
      {
        caseId: known.caseId, reference: known.reference ?? '', handOffId: id, handOffKind: kind, status, declinedBecause: because ?? '', urgency,
        deskPersonIds: status === 'CALLED_BACK' ? [] : (await this.concerned.run(tx, known)).filter((person) => person !== by),
        groupPersonIds: status === 'CALLED_BACK' ? (await this.concerned.group(tx, known, ROUTE_OF[kind])).filter((person) => person !== by) : [],
      },
    );
  }

  private async moved(tx: EntityManager, { person, session }: Subject, known: CaseEntity, found: HandOffEntity, status: HandOffStep, because: HandOffEntity['declinedBecause']): Promise<HandOffAnswer> {
    const { id: handOffId, caseId, status: from } = found;
    if (from === status && found.declinedBecause === because) return { handOffId, status };
    if (!handOffMayGo(from, status)) throw new Refusal('conflict', 'hand-off.step', 'It does not stand where that can be done.');
    const now = this.clock.now();
    await this.step(tx, known, found, { status, because, by: person, at: now });
    auditInChange(tx, { at: now, person, session, action: status === 'CALLED_BACK' ? 'referral.offer' : 'hand-off.work', caseId, about: handOffId, purpose: status });
    return { handOffId, status };
  }

  private async found(tx: EntityManager, caseId: string, id: string): Promise<HandOffEntity> {
    const found = await tx.findOneBy(HandOffEntity, { id, caseId });
    if (found === null) throw absent();
    return found;
  }
}
