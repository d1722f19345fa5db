import type { HeardEvent, NotificationFailed, NotificationFailedSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from '../timeline/timeline.entity';
import { openTask } from './open-task';
import { REACH_PERSON, dueAfter } from './task.rules';

/**
 * A message could not be delivered after all its tries: a person has to do it (delivery: Notify). Where nothing was heard of such a case yet it is
 * parked and makes none: a task of a case that nobody sees would be lost, and what is parked is seen and driven again.
 */
@Injectable()
export class OpenTaskOnNotificationFailed implements Handler<typeof NotificationFailedSchema> {
  async handle({ data, time }: HeardEvent<NotificationFailed>, tx: EntityManager): Promise<void> {
    const { caseId, personId, channel } = data;
    const [heardOf] = await tx.query<unknown[]>('SELECT 1 FROM cases WHERE id = $1', [caseId]);
    if (heardOf === undefined) throw new Error('a failed message of a case of which nothing was heard');
    const known = await lockCase(tx, caseId, time);
    await openTask(tx, { caseId, code: REACH_PERSON, about: personId, openedAt: time, dueAt: dueAfter(REACH_PERSON, known.urgency, time) });
    await tx.insert(TimelineEntity, { caseId, at: time, what: 'NOTIFICATION_FAILED', actor: null, detail: [personId, channel] });
  }
}
