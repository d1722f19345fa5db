import { keysOf, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { LISTED_COLUMNS, OPEN_TASKS } from '../cases/list-cases';
import type { CaseListed } from '../cases/cases.dto';
import type { SeenCasesListed } from './reading.dto';

/** The case of a code that somebody quotes: a list of one, or of none for a code that nobody has and for one that is hidden. */
@Injectable()
export class SearchCase {
  constructor(
    private readonly sight: SightDatabase,
    private readonly clock: Clock,
  ) {}

  async run(subject: Subject, reference: string): Promise<SeenCasesListed> {
    const held = keysOf(subject, 'case.search', { now: this.clock.now() });
    const cases = await this.sight.seenBy(held, (tx) =>
      tx.query<CaseListed[]>(`SELECT ${LISTED_COLUMNS}, ${OPEN_TASKS} AS tasks FROM cases c WHERE c.reference = upper($1)`, [reference]));
    return { cases, next: null };
  }
}
