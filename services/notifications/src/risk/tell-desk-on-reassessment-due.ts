import type { HeardEvent, ReassessmentDue } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** The last assessment of a case has ended: whoever answers for the case is called to assess anew. */
@Injectable()
export class TellDeskOnReassessmentDue {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<ReassessmentDue>, tx: EntityManager): Promise<void> {
    const { caseId, reference, urgency, deskPersonIds: people } = data;
    await this.tellPeople.run(tx, { caseId, reference, kind: 'REASSESSMENT_DUE', cause: id, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
