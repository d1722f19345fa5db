import { CaseAssignedSchema } from '@amparo/contracts';
import { laneOf, type Directory, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { lockCase } from '../cases/lock-case';
import { noteInChange } from '../disclosure/note-reading';
import { admitted, SeeCase } from '../reading/see-case';
import { changeCase } from '../sight/change-case';
import { handlersOf, resourceOf } from '../sight/sight-facts.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { canHave } from './assignee.rules';

/** Who has a case. */
export interface HandlersShown {
  caseId: string;
  /** Directory ids. */
  handlers: string[];
}

/** Whoever answers for a case gives it to somebody, who from then on reads it. */
@Injectable()
export class AssignCase {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly directory: DirectoryCopy<Directory>,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Saying it twice is saying it once.
   *
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; `handler.unfit` for somebody who cannot have it, one
   *   answer for every reason; `directory.unknown` before the roster was ever fetched
   */
  async run(subject: Subject, which: string, person: string): Promise<HandlersShown> {
    const { id, context } = await this.seeCase.run(subject, ['case.assign'], which);
    const roster = await this.directory.current();
    if (roster === undefined) throw new Refusal('overloaded', 'directory.unknown', 'The roster has not been fetched yet. Try again in a moment.');
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, id, now);
      // Under the lock: a decision may have moved the case, or kept somebody out, a moment ago.
      admitted(subject, 'case.assign', resourceOf(known), context);
      if (!canHave(person, resourceOf(known), roster, now)) throw new Refusal('unprocessable', 'handler.unfit', 'This case cannot be given to that person.');
      if (handlersOf(known).includes(person)) return { caseId: id, handlers: handlersOf(known) };
      const changed = await changeCase(tx, known, { assigned: [...known.assigned, person], takenOff: known.takenOff.filter((one) => one !== person) });
      noteInChange(tx, subject, 'case.assign', id, 'CASE_WORK', now);
      await tx.insert(TimelineEntity, { caseId: id, at: now, what: 'CASE_ASSIGNED', actor: subject.person, detail: [person] });
      const about = { subject: id, version: known.version, lane: laneOf(known.urgency), actor: subject.person };
      this.outbox.add(tx, CaseAssignedSchema, about, { caseId: id, personId: person });
      return { caseId: id, handlers: handlersOf(changed) };
    });
  }
}
