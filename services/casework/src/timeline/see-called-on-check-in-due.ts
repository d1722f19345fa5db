import type { CheckInDue, CheckInDueSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { seeCalled } from '../sight/see-called';

/** A check-in is due soon. It is no line of the story, which would be full of them: whoever was called to it sees the case. */
@Injectable()
export class SeeCalledOnCheckInDue implements Handler<typeof CheckInDueSchema> {
  async handle({ data, time, version }: HeardEvent<CheckInDue>, tx: EntityManager): Promise<void> {
    await seeCalled(tx, await lockCase(tx, data.caseId, time), version, data.deskPersonIds);
  }
}
