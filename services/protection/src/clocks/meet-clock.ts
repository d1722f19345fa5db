import { ClockMovedSchema } from '@amparo/contracts';
import { laneOf, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteAnswer } from '../record/note-calls';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import type { LevelClock } from './clock.rules';
import type { ClockMet } from './clocks.dto';

/** Somebody who has the case did what was to be done by a time: she had safe contact, or it is decided how to protect. */
@Injectable()
export class MeetClock {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The first time counts. @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async run(subject: Subject, caseId: string, clock: LevelClock): Promise<ClockMet> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      const met = await this.meet(tx, known, clock, subject.person);
      if (met) auditInChange(tx, { at: this.clock.now(), person: subject.person, session: subject.session, action: 'safety.plan', caseId, purpose: clock });
      return { clock, met };
    });
  }

  /** @param known the case, locked in `tx` @returns whether it ran, and does no longer */
  async meet(tx: EntityManager, known: CaseEntity, clock: LevelClock, person: string): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(
      'UPDATE desk_clocks SET met_at = now(), met_by = $3 WHERE case_id = $1 AND clock = $2 AND met_at IS NULL AND ended_at IS NULL RETURNING clock', [known.caseId, clock, person],
    );
    if (rows.length === 0) return false;
    await noteAnswer(tx, known.caseId, person, { to: clock });
    const urgency = urgencyOf(known);
    this.outbox.add(tx, ClockMovedSchema, { subject: known.caseId, version: known.version, lane: laneOf(urgency), actor: person }, {
      caseId: known.caseId, reference: known.reference ?? '', clock, status: 'MET', personId: person, urgency,
    });
    return true;
  }
}
