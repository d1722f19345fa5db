import type { ConsentGiven, ConsentOverridden, ConsentWithdrawn, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** What somebody agreed to is another now: the one whom it is for looks at its packets again, whoever is told of it at her items, and whoever sees the case at the case. */
@Injectable()
export class NoteConsent {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data }: HeardEvent<ConsentGiven | ConsentOverridden | ConsentWithdrawn>, tx: EntityManager): Promise<void> {
    const { caseId, recipientId } = data;
    await this.writeChanges.run(tx, [
      ...(recipientId === '' ? [] : [{ what: 'offers' as const, organisationId: recipientId, caseId }]),
      { what: 'items', caseId, people: toldOf(data) }, { what: 'cases', caseId },
    ]);
  }
}

/** Who has an item of it: whoever answers for the case, or can look at it again. */
function toldOf(data: ConsentGiven | ConsentOverridden | ConsentWithdrawn): string[] {
  if ('witnessPersonIds' in data) return data.witnessPersonIds.filter((person) => !data.personIds.includes(person));
  return 'deskPersonIds' in data ? data.deskPersonIds : [];
}
