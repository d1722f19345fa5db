import type { HeardEvent, PersonLeft } from '@amparo/contracts';
import type { Directory } from '@amparo/domain';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../routing/lock-case';
import { RaiseAlert } from './raise-alert';

/** Somebody is no longer in the directory: alerts that she has, of cases for which something is still to be done by a time, wake again. */
@Injectable()
export class FreeAlertsOnPersonLeft {
  constructor(
    private readonly directory: DirectoryCopy<Directory>,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  async handle({ data: { personId, directoryVersion } }: HeardEvent<PersonLeft>, tx: EntityManager): Promise<void> {
    const directory = await this.directory.current();
    // She may be back already.
    if (directory !== undefined && directory.version >= directoryVersion && directory.people.some(({ id }) => id === personId)) return;
    // Cases in one order, so that two of these never wait for each other.
    const cases = await tx.query<{ caseId: string }[]>(
      `SELECT a.case_id AS "caseId" FROM alerts a WHERE a.acknowledged_by = $1
         AND EXISTS (SELECT 1 FROM desk_clocks k WHERE k.case_id = a.case_id AND k.met_at IS NULL AND k.ended_at IS NULL) ORDER BY 1`, [personId],
    );
    for (const { caseId } of cases) await this.raiseAlert.free(tx, await lockCase(tx, caseId), [personId]);
  }
}
