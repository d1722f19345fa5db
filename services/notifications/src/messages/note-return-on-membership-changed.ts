import type { HeardEvent, MembershipChanged } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Somebody who had left is in the directory again: she is told from now on. */
@Injectable()
export class NoteReturnOnMembershipChanged {
  async handle(event: HeardEvent<MembershipChanged>, tx: EntityManager): Promise<void> {
    const { personId, directoryVersion } = event.data;
    await tx.query(
      `INSERT INTO departures (person_id, directory_version, gone) VALUES ($1, $2, false)
       ON CONFLICT (person_id) DO UPDATE SET directory_version = $2, gone = false WHERE departures.directory_version < $2`,
      [personId, directoryVersion],
    );
  }
}
