import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../cases/case.entity';
import { changeCase } from './change-case';
import { resourceOf, sightAfterAlert } from './sight-facts.rules';

/** Whoever was called to a case because nobody else is there sees it from now on. @param people directory ids of all who were called */
export async function seeCalled(tx: EntityManager, known: CaseEntity, version: number, people: readonly string[]): Promise<void> {
  const { handlers, told } = resourceOf(known);
  const called = people.filter((person) => !handlers.includes(person) && !told.includes(person));
  await changeCase(tx, known, sightAfterAlert(known, { version, recipients: called.map((personId) => ({ personId, routes: ['ESCALATION'] })) }));
}
