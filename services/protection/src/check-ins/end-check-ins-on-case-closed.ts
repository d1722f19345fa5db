import type { CaseClosed, CaseClosedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../routing/lock-case';
import { EndRunning } from './end-running';

/** The case is over: nobody waits for her any more. Those who answer for it hear that, since what was agreed on ends with it. */
@Injectable()
export class EndCheckInsOnCaseClosed implements Handler<typeof CaseClosedSchema> {
  constructor(private readonly endRunning: EndRunning) {}

  async handle({ data: { caseId }, time }: HeardEvent<CaseClosed>, tx: EntityManager): Promise<void> {
    await this.endRunning.run(tx, await lockCase(tx, caseId), { because: 'CLOSED', madeBefore: time });
  }
}
