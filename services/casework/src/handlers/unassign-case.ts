import { CaseUnassignedSchema } from '@amparo/contracts';
import { laneOf, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { lockCase } from '../cases/lock-case';
import { noteInChange } from '../disclosure/note-reading';
import { admitted, SeeCase } from '../reading/see-case';
import { changeCase } from '../sight/change-case';
import { handlersOf, resourceOf } from '../sight/sight-facts.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import type { HandlersShown } from './assign-case';

/**
 * Whoever answers for a case takes somebody off it, who from then on no longer reads it. What else leads her there stays: her
 * region, her group, that she was told.
 */
@Injectable()
export class UnassignCase {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Saying it twice is saying it once. Who leads can be taken off as well, and no later decision makes her lead again.
   *
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; `handler.last` for the only one who has it: a case
   *   is given on before it is taken away
   */
  async run(subject: Subject, which: string, person: string): Promise<HandlersShown> {
    const { id, context } = await this.seeCase.run(subject, ['case.assign'], which);
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, id, now);
      admitted(subject, 'case.assign', resourceOf(known), context);
      const handlers = handlersOf(known);
      if (!handlers.includes(person)) return { caseId: id, handlers };
      if (handlers.length === 1) throw new Refusal('conflict', 'handler.last', 'Nobody else has the case. Give it to somebody first.');
      const changed = await changeCase(tx, known, {
        assigned: known.assigned.filter((one) => one !== person), takenOff: [...new Set([...known.takenOff, person])],
        ...(known.leadPerson === person ? { leadPerson: null } : {}),
      });
      await noteInChange(tx, subject, 'case.assign', id, 'CASE_WORK', now);
      await tx.insert(TimelineEntity, { caseId: id, at: now, what: 'CASE_UNASSIGNED', actor: subject.person, detail: [person] });
      const about = { subject: id, version: known.version, lane: laneOf(known.urgency), actor: subject.person };
      this.outbox.add(tx, CaseUnassignedSchema, about, { caseId: id, personId: person });
      return { caseId: id, handlers: handlersOf(changed) };
    });
  }
}
