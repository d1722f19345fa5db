import { Injectable } from '@nestjs/common';
import type { Lane } from '@amparo/domain';
import { Outbox, reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { DangerDatabase } from '@amparo/platform';
import type { EntityManager } from 'typeorm';
import { GroupCommit } from './group-commit';
import type { PreparedSubmission } from './prepare-submission';
import { keepFirstSubmissions, makeReports, type FirstSubmission } from './report-rows';

/** A body that is expected to be the first of its return code: nearly every body is. */
type FirstBody = PreparedSubmission & FirstSubmission;

/** First bodies that come at the same time share a transaction, lane by lane, each answered after its COMMIT. */
@Injectable()
export class FirstBodies {
  private readonly groups: Record<Lane, GroupCommit<FirstBody>>;

  constructor(database: Database, dangerDatabase: DangerDatabase, private readonly outbox: Outbox) {
    const groupsOn = (pool: Database) => new GroupCommit<FirstBody>((group) => pool.transaction((tx) => this.write(tx, group)));
    this.groups = { danger: groupsOn(dangerDatabase), normal: groupsOn(database) };
  }

  /**
   * Makes a report and keeps its first body; durable when it resolves.
   *
   * @returns false, with nothing written, where the return code has a report already
   * @throws Refusal `door.busy`; the driver's error for the whole group that it went with, of which nothing was written
   */
  keep(lane: Lane, first: FirstBody): Promise<boolean> {
    return this.groups[lane].add(first);
  }

  private async write(tx: EntityManager, group: FirstBody[]): Promise<boolean[]> {
    const made = await makeReports(tx, group);
    // Nothing but repeats and additions: nothing to write, and no relay to wake.
    if (made.size === 0) return group.map(() => false);
    const kept = group.filter(({ report }) => made.has(report.id));
    await keepFirstSubmissions(tx, kept);
    await reach('intake.between-rows');
    await this.outbox.addAll(tx, kept.map(({ telling }) => telling));
    await reach('intake.before-commit');
    return group.map(({ report }) => made.has(report.id));
  }
}
