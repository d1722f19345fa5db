import type { Directory, Route } from '@amparo/domain';
import { inOneStatement } from '@amparo/persistence';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';
import { keptOutOf } from './kept-out-of';

/** Of which case: locked, or read in this transaction. What it says of conflicts counts, also where nothing was decided on it yet. */
type OfCase = Pick<CaseEntity, 'caseId' | 'excluded' | 'facts'>;

const answering = inOneStatement<{ caseId: string; named: string | null }, string[]>(async (tx, asked) => {
  const rows = await tx.query<{ people: string[] }[]>(
    `SELECT ARRAY(
       SELECT person_id FROM handlers WHERE case_id = asked.case_id AND NOT gone
       UNION SELECT person_id FROM told_people WHERE case_id = asked.case_id AND released_at IS NULL
         AND (person_id = asked.named OR EXISTS (SELECT 1 FROM unnest(routes) AS route WHERE route LIKE 'REGIONAL_COORDINATOR:%'))) AS people
     FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS asked (case_id, named, place) ORDER BY asked.place`, [asked.map(({ caseId }) => caseId), asked.map(({ named }) => named)],
  );
  return rows.map(({ people }) => people);
});

const onDuty = inOneStatement<string, string[]>(async (tx, caseIds) => {
  const rows = await tx.query<{ people: string[] }[]>(
    `SELECT ARRAY(SELECT person_id FROM told_people WHERE case_id = asked.case_id AND released_at IS NULL AND routes && '{SWG,GLOBAL_DUTY}') AS people
     FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (case_id, place) ORDER BY asked.place`, [caseIds],
  );
  return rows.map(({ people }) => people);
});

/** Whom of ourselves we tell of what happens to a case: nobody who is kept out of it, and nobody who has left. */
@Injectable()
export class FindConcernedPeople {
  constructor(private readonly directory: DirectoryCopy<Directory>) {}

  /** Who answers for a case: directory ids of those who have it or coordinate it, and of somebody else who was told of it and is named here. */
  async run(tx: EntityManager, known: OfCase, named: string | null = null): Promise<string[]> {
    return this.allowed(await answering(tx, { caseId: known.caseId, named }), known);
  }

  /** Who was told of a case as one of a group: directory ids. */
  async group(tx: EntityManager, known: OfCase, route: Route): Promise<string[]> {
    const rows = await tx.query<{ person: string }[]>('SELECT person_id AS person FROM told_people WHERE case_id = $1 AND released_at IS NULL AND $2 = ANY(routes)', [known.caseId, route]);
    return this.allowed(rows.map(({ person }) => person), known);
  }

  /** Who can look again at what two people did in a case: directory ids of others who answer for it, the working group and duty included. */
  async witnesses(tx: EntityManager, known: OfCase, two: readonly string[]): Promise<string[]> {
    const people = await this.allowed([...await this.run(tx, known), ...await onDuty(tx, known.caseId)], known);
    return people.filter((person) => !two.includes(person));
  }

  /** Before the directory was ever fetched nobody is known to have left. */
  private async allowed(people: readonly string[], known: OfCase): Promise<string[]> {
    const directory = await this.directory.current();
    const there = directory === undefined ? undefined : new Set(directory.people.map(({ id }) => id));
    const keptOut = new Set(directory === undefined ? known.excluded : keptOutOf(known, directory));
    return [...new Set(people)].filter((person) => !keptOut.has(person) && (there?.has(person) ?? true)).sort();
  }
}
