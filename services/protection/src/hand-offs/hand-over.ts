import { randomUUID } from 'node:crypto';
import { HandOffAskedSchema } from '@amparo/contracts';
import { laneOf, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { DecideWhoMustKnow } from '../routing/decide-who-must-know';
import { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import { HandOffEntity } from './hand-off.entity';
import { ROUTE_OF } from './hand-off.rules';
import type { HandOffAnswer, HandOverRequest } from './hand-offs.dto';

/** Where what is asked for is sealed. */
export const notePlace = (row: string) => ({ table: 'hand_offs', column: 'note', row });

/**
 * Somebody who answers for a case asks another group of ours to see to something of it. The case is routed to that group, by the same decision
 * that keeps out whoever has a conflict; what is asked for stays sealed here, for the group to read.
 */
@Injectable()
export class HandOver {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly decide: DecideWhoMustKnow,
    private readonly fields: SealedFields,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; `hand-off.empty`; `hand-off.open` where the same is open already */
  async run(subject: Subject, caseId: string, { kind, note }: HandOverRequest): Promise<HandOffAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'referral.offer', caseId);
      if (note.trim() === '') throw new Refusal('unprocessable', 'hand-off.empty', 'Say what is asked for.');
      if (known.facts === null) throw new Error('a case without facts that somebody may see');
      const [open] = await tx.query<unknown[]>(`SELECT 1 FROM hand_offs WHERE case_id = $1 AND kind = $2 AND status IN ('ASKED', 'TAKEN')`, [caseId, kind]);
      if (open !== undefined) throw new Refusal('conflict', 'hand-off.open', 'This is asked for already.');
      const now = this.clock.now();
      const id = randomUUID();
      const seal = await this.fields.ofCase(tx, caseId);
      await tx.insert(HandOffEntity, { id, caseId, kind, status: 'ASKED', note: seal.seal(note, notePlace(id)), askedBy: subject.person, askedAt: now });
      const route = ROUTE_OF[kind];
      const handedTo = [...new Set([...known.handedTo, route])];
      await tx.update(CaseEntity, { caseId }, { handedTo });
      // Each time: who is of the group, and who is kept out, may have changed since.
      const { told, excluded } = await this.decide.run(tx, { known: { ...known, handedTo }, facts: known.facts, cause: 'HANDED_OFF', tells: route });
      const urgency = urgencyOf(known);
      this.outbox.add(
        tx, HandOffAskedSchema, { subject: caseId, version: known.version, lane: laneOf(urgency), actor: subject.person },
        {
          caseId, reference: known.reference ?? '', handOffId: id, handOffKind: kind, urgency, conflicts: [...known.facts.conflicts],
          excludedPersonIds: [...new Set([...known.excluded, ...excluded])],
          groupPersonIds: told.filter(({ person, routes }) => routes.includes(route) && person !== subject.person).map(({ person }) => person),
        },
      );
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'referral.offer', caseId, about: id, purpose: 'HANDED_OFF', detail: [kind] });
      return { handOffId: id, status: 'ASKED' };
    });
  }
}
