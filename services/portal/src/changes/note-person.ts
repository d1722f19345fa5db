import type { HeardEvent, MembershipChanged, PersonLeft } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** Something about a person changed, or she left: what she may do is asked anew before she hears of anything else. */
@Injectable()
export class NotePerson {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { personId } }: HeardEvent<MembershipChanged | PersonLeft>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'accounts', people: [personId] }]);
  }
}
