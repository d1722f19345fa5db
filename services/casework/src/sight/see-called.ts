import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../cases/case.entity';
import { changeCase } from './change-case';
import { resourceOf, sightAfterAlert } from './sight-facts.rules';

/** Whoever was called to a case because nobody else answered for it sees it from now on; of the others nothing changes. */
export async function seeCalled(tx: EntityManager, known: CaseEntity, { deskPersonIds, version }: { deskPersonIds: readonly string[]; version: number }): Promise<void> {
  const { handlers, told } = resourceOf(known);
  const called = deskPersonIds.filter((person) => !handlers.includes(person) && !told.includes(person));
  await changeCase(tx, known, sightAfterAlert(known, { version, recipients: called.map((personId) => ({ personId, routes: ['ESCALATION'] })) }));
}
