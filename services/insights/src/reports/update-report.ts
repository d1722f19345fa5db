import type { EntityManager } from 'typeorm';
import { ReportEntity } from './report.entity';
import type { CountedReport } from './report.rules';

/**
 * Locks a case's row, making it where it is the first time that the case is heard of, and writes what a rule makes of
 * it. The two lanes may hear of one case at once: the lock lets one wait for the other.
 */
export async function updateReport(tx: EntityManager, caseId: string, change: (report: CountedReport) => CountedReport): Promise<void> {
  await tx.query('INSERT INTO reports (case_id) VALUES ($1) ON CONFLICT DO NOTHING', [caseId]);
  const report = await tx.findOneOrFail(ReportEntity, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
  await tx.update(ReportEntity, { caseId }, change(report));
}
