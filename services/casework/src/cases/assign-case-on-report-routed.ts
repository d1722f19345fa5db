import { CaseAssignedSchema, CaseUnassignedSchema, type HeardEvent, type ReportRouted, type ReportRoutedSchema } from '@amparo/contracts';
import { isUrgency, laneOf } from '@amparo/domain';
import { Outbox, type Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FIND_COUNTRY, dueAfter } from '../tasks/task.rules';
import { changeCase } from '../sight/change-case';
import { handlersOf, sightAfterDecision } from '../sight/sight-facts.rules';
import { closeTask, openTask } from '../tasks/open-task';
import { TimelineEntity } from '../timeline/timeline.entity';
import type { CaseEntity } from './case.entity';
import { afterDecision } from './case.rules';
import { lockCase } from './lock-case';

/** Protection has decided who must know: the case gets its lead, its regions, and what has to be done first. */
@Injectable()
export class AssignCaseOnReportRouted implements Handler<typeof ReportRoutedSchema> {
  constructor(private readonly outbox: Outbox) {}

  async handle(event: HeardEvent<ReportRouted>, tx: EntityManager): Promise<void> {
    const { data, time, version } = event;
    const known = await lockCase(tx, data.caseId, time);
    const urgency = isUrgency(data.urgency) ? data.urgency : known.urgency;
    const { reference, category, regions, leadPersonId } = data;
    const changes = afterDecision(known, { version, reference, category, urgency, regions, leadPerson: leadPersonId });
    const sight = sightAfterDecision(known, {
      version, newest: changes.routedVersion !== undefined, routes: data.routes, because: data.because, recipients: data.recipients,
      excluded: data.excludedPersonIds, released: data.releasedPersonIds, coordinatorsWithheld: data.coordinatorsWithheld,
      leadPerson: changes.leadPerson ?? null,
    });
    const now = await changeCase(tx, known, { ...changes, ...sight });
    await tx.insert(TimelineEntity, { caseId: known.id, at: time, what: 'REPORT_ROUTED', actor: null, detail: [urgency, ...data.routes] });
    // An older decision, heard later, is part of the story; what it asked for has been decided anew since.
    if (changes.routedVersion === undefined) return;
    const level = changes.urgency ?? known.urgency;
    for (const code of data.tasks) await openTask(tx, { caseId: known.id, code, openedAt: time, dueAt: dueAfter(code, level, time) });
    if (regions.length > 0 && !data.tasks.includes(FIND_COUNTRY)) await closeTask(tx, { caseId: known.id, code: FIND_COUNTRY, at: time });
    await this.tellWhoHasIt(tx, known, now, { at: time, lane: laneOf(level) });
  }

  /** Who has it no longer is told first: whoever keeps a copy never knows of one too many. */
  private async tellWhoHasIt(tx: EntityManager, known: CaseEntity, now: CaseEntity, { at, lane }: { at: Date; lane: 'danger' | 'normal' }): Promise<void> {
    const about = { subject: known.id, version: known.version, lane };
    const after = handlersOf(now);
    for (const personId of handlersOf(known).filter((person) => !after.includes(person))) {
      this.outbox.add(tx, CaseUnassignedSchema, about, { caseId: known.id, personId });
    }
    const lead = now.leadPerson;
    if (lead === known.leadPerson) return;
    const what = lead === null ? 'CASE_UNASSIGNED' : 'CASE_ASSIGNED';
    await tx.insert(TimelineEntity, { caseId: known.id, at, what, actor: null, detail: lead === null ? [] : [lead] });
    if (lead === null) return;
    this.outbox.add(tx, CaseAssignedSchema, about, { caseId: known.id, personId: lead });
  }
}
