import type { AlertAcknowledged, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteTaking } from './note-taking';

/** Somebody took the case on its alert: the others see it beside their items. */
@Injectable()
export class NoteTakingOnAlertAcknowledged {
  async handle({ data, time }: HeardEvent<AlertAcknowledged>, tx: EntityManager): Promise<void> {
    await noteTaking(tx, data.caseId, data.personId, time);
  }
}
