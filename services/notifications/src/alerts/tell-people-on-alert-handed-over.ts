import type { AlertHandedOver, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { noteTakingOfAlert } from '../items/note-taking';
import { TellPeople } from '../items/tell-people';

/** Somebody is asked to take an alert; she who asked hears what became of it. Where nobody took it the alert calls everybody by itself. */
@Injectable()
export class TellPeopleOnAlertHandedOver {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, time, data }: HeardEvent<AlertHandedOver>, tx: EntityManager): Promise<void> {
    const { caseId, reference, handoverId, status, fromPersonId, personId, urgency } = data;
    const told = { caseId, reference, version, urgency, lane };
    if (status === 'ASKED') {
      await this.tellPeople.run(tx, { ...told, kind: 'HANDOVER', cause: `handover:${handoverId}`, people: [personId], alertMode: data.alertMode });
    } else {
      const taken = status === 'ACCEPTED';
      if (taken) {
        await lockCase(tx, caseId, lane);
        await noteTakingOfAlert(tx, caseId, { personId, from: fromPersonId, at: time });
      }
      await this.tellPeople.run(tx, {
        ...told, kind: taken ? 'HANDOVER_ACCEPTED' : 'HANDOVER_FAILED', cause: `handover-over:${handoverId}`, people: [fromPersonId], alertMode: taken ? 'QUEUE' : data.alertMode,
      });
    }
  }
}
