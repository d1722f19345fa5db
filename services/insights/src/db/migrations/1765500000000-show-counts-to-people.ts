import { createHiddenTable, holds, notHiddenFromHer, protectBySight } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts for people: from whom a case is hidden, so that she does not count it, and row-level security before all of it. */
export class ShowCountsToPeople1765500000000 implements MigrationInterface {
  name = 'ShowCountsToPeople1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    await createHiddenTable(runner, 'insights');
    // Whoever may count, counts all that is not hidden from her: a key on each case would say nothing.
    await protectBySight(runner, 'insights', {
      table: 'reports', cases: [], people: ['case_id', 'urgency', 'regions'], also: `${holds(`'counted'`)} AND ${notHiddenFromHer('reports.case_id')}`,
    });
  }

  async down(): Promise<void> {
    throw new Error('from whom a case is hidden is never thrown away');
  }
}
