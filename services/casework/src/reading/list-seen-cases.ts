import { keysOf, type ActionOn, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LISTED_COLUMNS, OPEN_TASKS } from '../cases/list-cases';
import type { CaseListed } from '../cases/cases.dto';
import { cursorOf, readCursor, type CaseOrder, type Part } from './case-order.rules';
import { findPage, type FoundPage } from './find-page';
import type { SeenCasesListed } from './reading.dto';

/** Which page of which cases. */
export interface ListSeenInput extends Part {
  order: CaseOrder;
  /** Of an earlier page. */
  cursor?: string;
  limit: number;
}

/** Cases that somebody may see, page by page. */
@Injectable()
export class ListSeenCases {
  constructor(
    private readonly sight: SightDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * @param action the one under which she sees them: listing or exporting
   * @throws Refusal `cursor.malformed`
   */
  async run(subject: Subject, action: ActionOn<'case'> & ('case.list' | 'case.export'), { order, cursor, limit, ...part }: ListSeenInput): Promise<SeenCasesListed> {
    const held = keysOf(subject, action, { now: this.clock.now() });
    const after = cursor === undefined ? undefined : readCursor(order, cursor);
    return this.sight.seenBy(held, async (tx) => {
      const page = await findPage(tx, held.any, part, { order, after, limit });
      const cases = await this.load(tx, page, held.as === 'people');
      return { cases, next: page.next === undefined ? null : cursorOf(order, page.next) };
    });
  }

  /** In the page's order. Partners are not shown what there is to do. */
  private async load(tx: EntityManager, { places }: FoundPage, withTasks: boolean): Promise<CaseListed[]> {
    if (places.length === 0) return [];
    const ids = places.map(({ id }) => id);
    const rows = await tx.query<CaseListed[]>(
      `SELECT ${LISTED_COLUMNS}, ${withTasks ? OPEN_TASKS : `'{}'::text[]`} AS tasks FROM cases c WHERE c.id = ANY ($1) ORDER BY array_position($1, c.id)`, [ids],
    );
    return rows;
  }
}
