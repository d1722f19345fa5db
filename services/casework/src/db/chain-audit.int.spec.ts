import { AuditTrail, migrate, openDatabase, serviceRoles, TrailCheck, writeAudit } from '@amparo/persistence';
import { serviceDatabase } from '@amparo/testing';
import { ChainAudit1766100000000 } from './migrations/1766100000000-chain-audit';
import { migrations } from './schema';

const before = migrations.slice(0, migrations.indexOf(ChainAudit1766100000000));

describe('a database from before the audit trail was a chain', () => {
  it('keeps every row of it, in order, as the beginning of the chain', async () => {
    const made = await serviceDatabase('casework', { entities: [], migrations: before });
    const trail = new AuditTrail(await openDatabase({ url: made.urlOf('auditor'), name: 'auditor', entities: [], poolSize: 1 }));
    try {
      await made.asAdministrator(`
        INSERT INTO audit (at, person, session, action, case_id, purpose)
        SELECT timestamptz '2026-01-01 00:00:00.123456+00' - n * interval '1 hour', 'p-' || n, 's-' || n, 'case.read-content', NULL, 'CASE_WORK' FROM generate_series(1, 300) AS n ORDER BY n`);
      await migrate({ url: made.urlOf('migrator'), ownerRole: serviceRoles('casework').owner, migrations });
      await writeAudit(made.database, [{ at: new Date(), person: 'p-after', action: 'case.read-content', purpose: 'CASE_WORK' }]);
      const rows = await trail.rows('0', 1_000);
      expect(rows.map(({ person }) => person)).toEqual([...Array.from({ length: 300 }, (_, i) => `p-${i + 1}`), 'p-after']);
      expect(rows[0]).toMatchObject({ sequence: '1', at: String(Date.UTC(2025, 11, 31, 23) * 1_000 + 123_456), session: 's-1', caseId: null });
      const check = new TrailCheck('casework', []);
      for (const row of rows) check.add(row);
      expect(check.end((await trail.state()).head)).toMatchObject({ rows: 301, faults: [] });
      // What was there before is as little to be changed as what comes after.
      await made.asAdministrator(`ALTER TABLE audit DISABLE TRIGGER ALL; UPDATE audit SET person = 'nobody' WHERE sequence = 7`);
      const again = new TrailCheck('casework', []);
      for (const row of await trail.rows('0', 1_000)) again.add(row);
      expect(again.end((await trail.state()).head).faults).toEqual([{ what: 'EDITED', sequence: '7' }]);
    } finally {
      await trail.close();
      await made.drop();
    }
  });
});
