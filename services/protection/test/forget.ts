import type { Directory } from '@amparo/domain';
import { SystemClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import type { DirectoryCopy } from '@amparo/platform';
import { someSealedFields } from '@amparo/testing';
import { ForgetErasedCase } from '../src/erasure/forget-erased-case';
import { RequestDeletions } from '../src/erasure/request-deletions';
import { CallDuty } from '../src/hearers/call-duty';
import { FindPartnerPeople } from '../src/hearers/find-partner-people';
import { aDirectory } from './builders';

/** Protection forgets a case, as when casework has erased it. */
export async function forget(database: Database, caseId: string, directory: Directory = aDirectory()): Promise<void> {
  const clock = new SystemClock();
  const copy = { current: async () => directory } as DirectoryCopy<Directory>;
  await database.transaction(async (tx) => {
    await tx.query('INSERT INTO erased_cases (case_id) VALUES ($1) ON CONFLICT DO NOTHING', [caseId]);
    await new ForgetErasedCase(someSealedFields('protection'), new RequestDeletions(new Outbox(), new FindPartnerPeople(copy, clock), new CallDuty(copy, clock)), clock).run(tx, caseId);
  });
}
