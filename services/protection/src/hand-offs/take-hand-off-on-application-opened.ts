import type { ApplicationOpened, ApplicationOpenedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../routing/lock-case';
import { HandOffEntity } from './hand-off.entity';
import { MoveHandOff } from './move-hand-off';

/** Grants has a draft of what was handed to it: it is taken. Where somebody was faster, or called it back, that stands. */
@Injectable()
export class TakeHandOffOnApplicationOpened implements Handler<typeof ApplicationOpenedSchema> {
  constructor(private readonly moveHandOff: MoveHandOff) {}

  async handle({ data: { caseId, handOffId }, time }: HeardEvent<ApplicationOpened>, tx: EntityManager): Promise<void> {
    const [stands] = await tx.query<unknown[]>(`SELECT 1 FROM hand_offs WHERE id::text = $1 AND case_id::text = $2 AND status = 'ASKED'`, [handOffId, caseId]);
    // Of a case that was erased meanwhile there is none: none is made of it here.
    if (stands === undefined) return;
    const known = await lockCase(tx, caseId);
    const found = await tx.findOneBy(HandOffEntity, { id: handOffId, caseId, status: 'ASKED' });
    if (found !== null) await this.moveHandOff.step(tx, known, found, { status: 'TAKEN', because: null, at: time });
  }
}
