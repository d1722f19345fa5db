import type { HeardEvent, SharingSuspended, SharingSuspendedSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { askErasure } from './ask-erasure';

/** The consent to hold a case at all. */
const TO_HOLD_A_CASE = 'CP-CASE';

/**
 * The reporter takes back that we hold the case, or takes back everything: she asks that it be erased. Who she is has not been verified,
 * and she may be made to say it: two people look and agree, as for any other.
 */
@Injectable()
export class AskErasureOnSharingSuspended implements Handler<typeof SharingSuspendedSchema> {
  async handle({ data: { caseId, purpose, recipientId }, time }: HeardEvent<SharingSuspended>, tx: EntityManager): Promise<void> {
    if (recipientId !== '' || (purpose !== '' && purpose !== TO_HOLD_A_CASE)) return;
    await askErasure(tx, await lockCase(tx, caseId, time), time);
  }
}
