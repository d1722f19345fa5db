import type { HeardEvent, PersonLeft } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Nothing more is sent to somebody who is no longer in the directory, and no message is made for her. */
@Injectable()
export class CancelMessagesOnPersonLeft {
  async handle(event: HeardEvent<PersonLeft>, tx: EntityManager): Promise<void> {
    const { personId, directoryVersion } = event.data;
    // She may be back already: the older of the two changes no longer counts.
    const noted: unknown[] = await tx.query(
      `INSERT INTO departures (person_id, directory_version, gone) VALUES ($1, $2, true)
       ON CONFLICT (person_id) DO UPDATE SET directory_version = $2, gone = true WHERE departures.directory_version < $2
       RETURNING 1`,
      [personId, directoryVersion],
    );
    if (noted.length === 0) return;
    await tx.query(`UPDATE messages SET state = 'CANCELLED', reason = 'LEFT' WHERE person_id = $1 AND state = 'PENDING'`, [personId]);
  }
}
