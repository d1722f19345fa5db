import { can, isColleague, subjectOf, type PersonResource, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { People, type PersonFacts } from '../identity/people';
import type { ColleaguesNamed } from './colleagues.dto';

/** The names of people whom somebody knows by id: who has a case, who took an alert, who is away. */
@Injectable()
export class NameColleagues {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async run(by: Subject, ids: readonly string[]): Promise<ColleaguesNamed> {
    const now = this.clock.now();
    const found = await this.database.transaction((tx) => this.people.findAll(tx, ids));
    return { people: found.filter((person) => can(by, 'person.name', resourceOf(person), { now }).allowed).map(({ id, name }) => ({ id, name })) };
  }
}

function resourceOf({ id, organisation, roles, conflicts, language }: PersonFacts): PersonResource {
  const subject = subjectOf({ sub: id, sid: id, roles, con: conflicts, fac: 2, lang: language });
  return { kind: 'person', person: id, colleague: isColleague(subject?.roles ?? []), ...(organisation === undefined ? {} : { organisation }) };
}
