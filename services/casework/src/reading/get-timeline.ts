import type { Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { TimelineShown } from './reading.dto';
import { SeeCase } from './see-case';

/** The story of a case: codes and ids, S1. A line that names another case is there for those who see that one too. */
@Injectable()
export class GetTimeline {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
  ) {}

  /** @throws Refusal `case.absent`, also for one that is hidden from her */
  async run(subject: Subject, which: string): Promise<TimelineShown> {
    const { id, sight } = await this.seeCase.run(subject, ['case.read-timeline'], which);
    const timeline = await this.sight.seenBy(sight, (tx) =>
      tx.query<TimelineShown['timeline']>('SELECT at, what, actor, detail FROM timeline WHERE case_id = $1 ORDER BY at, id', [id]));
    return { timeline };
  }
}
