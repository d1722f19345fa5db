import { randomUUID } from 'node:crypto';
import { AlertPausedSchema } from '@amparo/contracts';
import { laneOf, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Outbox, reach } from '@amparo/messaging';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AlertEntity } from '../alerts/alert.entity';
import { ProtectionConfig } from '../config';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { SeeCase } from '../sight/see-case';
import { longestPause, refuseUnlessShort } from './pause.rules';
import type { PauseAnswer, PauseLadderRequest } from './pauses.dto';

interface Times {
  now: Date;
  /** Of the first pause of this round. */
  since: Date | null;
  open: string | null;
}

/**
 * Somebody stops the ladder of an alert that nobody has taken, until an instant, and says why. It goes on by itself: rungs that came due
 * meanwhile are taken then, each once and in order. An alert that is raised anew ends it. The others who
 * answer for the case hear of it, so that no ladder stands still by one person's will alone.
 */
@Injectable()
export class PauseLadder {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly concerned: FindConcernedPeople,
    private readonly outbox: Outbox,
    private readonly config: ProtectionConfig,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `alert.absent`; 409 `pause.taken`: somebody has it, `pause.open`;
   *   422 `pause.ended-before`, `pause.too-long`
   */
  async run(subject: Subject, caseId: string, said: PauseLadderRequest): Promise<PauseAnswer> {
    const answer = await this.database.transaction(async (tx): Promise<PauseAnswer> => {
      const known = await this.seeCase.locked(tx, subject, 'alert.pause', caseId);
      const alert = await tx.findOneBy(AlertEntity, { caseId });
      if (alert === null) throw new Refusal('absent', 'alert.absent', 'There is no such alert.');
      if (alert.acknowledgedAt !== null) throw new Refusal('conflict', 'pause.taken', 'Somebody has it: its ladder stands still anyway.');
      const { now, since, open } = await timesOf(tx, alert);
      if (open !== null) throw new Refusal('conflict', 'pause.open', 'The ladder stands still already.');
      const until = new Date(said.until);
      refuseUnlessShort(until, { since: since ?? now, now, longest: longestPause(alert.urgency, this.config.clocks) });
      const id = randomUUID();
      const sealed = (await this.fields.ofCase(tx, caseId)).seal(said.because, { table: 'pauses', column: 'because', row: id });
      await tx.query(
        'INSERT INTO pauses (id, case_id, round, paused_by, because, until_at) VALUES ($1, $2, $3, $4, $5, $6)', [id, caseId, alert.round, subject.person, sealed, until],
      );
      await tx.update(AlertEntity, { id: alert.id }, { pausedUntil: until });
      this.outbox.add(tx, AlertPausedSchema, { subject: caseId, version: known.version, lane: laneOf(alert.urgency), actor: subject.person }, {
        caseId, alertId: alert.id, pauseId: id, status: 'PAUSED', personId: subject.person, reference: known.reference ?? '', urgency: alert.urgency,
        deskPersonIds: await this.concerned.witnesses(tx, known, [subject.person]),
      });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'alert.pause', caseId, about: id, purpose: 'PAUSED' });
      await reach('desk.before-commit', 'PAUSED');
      return { pauseId: id, until };
    });
    await reach('desk.after-commit', 'PAUSED');
    return answer;
  }
}

/** By the database's clock, as the ladder's. */
async function timesOf(tx: EntityManager, { caseId, round }: AlertEntity): Promise<Times> {
  const [times] = await tx.query<[Times]>(
    `SELECT now() AS now, min(since) AS since, min(id::text) FILTER (WHERE ended_at IS NULL AND until_at > now()) AS open FROM pauses WHERE case_id = $1 AND round = $2`, [caseId, round],
  );
  return times;
}
