import type { AlertAcknowledged, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { noteTakingOfAlert } from './note-taking';

/** Somebody took the case on its alert: the others see it beside their items. */
@Injectable()
export class NoteTakingOnAlertAcknowledged {
  async handle({ data, lane, time }: HeardEvent<AlertAcknowledged>, tx: EntityManager): Promise<void> {
    await lockCase(tx, data.caseId, lane);
    await noteTakingOfAlert(tx, data.caseId, { personId: data.personId, at: time });
  }
}
