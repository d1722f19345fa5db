import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openDatabase } from '../database';
import { createSightTables } from '../sight/protect-by-sight';
import { createAuditTables } from './audit-tables';
import { AuditTrail } from './audit-trail';
import { genesisOf, hashOf, TrailCheck, type TrailEnd, type TrailFault, type TrailRow } from './trail-check';
import { auditInChange, writeAudit, type AuditEntry } from './write-audit';

class CreateTrail1764000000000 implements MigrationInterface {
  name = 'CreateTrail1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await createSightTables(runner, 'casework');
    await createAuditTables(runner, 'casework', { cases: true });
  }

  async down(): Promise<void> {
    throw new Error('not needed');
  }
}

const at = new Date(Date.UTC(2026, 0, 1, 12, 0, 0, 7));
const caseOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const entry = (n: number, more: Partial<AuditEntry> = {}): AuditEntry => ({ at, person: `p-${n}`, session: 's', action: 'case.read-content', caseId: caseOf(n), purpose: 'CASE_WORK', ...more });

describe('the audit trail', () => {
  let made: ServiceDatabase;
  let trail: AuditTrail;
  const rows = () => trail.rows('0', 10_000);
  const verify = async (anchors: TrailEnd[] = []) => {
    const check = new TrailCheck('casework', anchors);
    for (const row of await rows()) check.add(row);
    return check.end((await trail.state()).head);
  };
  const faults = async (anchors: TrailEnd[] = []): Promise<TrailFault[]> => (await verify(anchors)).faults;
  /** What somebody may do who owns the database: rows as she likes, without the appender. */
  const tamper = (sql: string, values: unknown[] = []) => made.asAdministrator(`${sql}`, values);
  /** Makes the whole chain anew over what stands there, as somebody would who knows how it is made. */
  const rewrite = async (change: (row: TrailRow) => TrailRow | undefined): Promise<void> => {
    const kept = (await rows()).map(change).filter((row): row is TrailRow => row !== undefined);
    await tamper('ALTER TABLE audit DISABLE TRIGGER append');
    await tamper('DELETE FROM audit');
    let previous = genesisOf('casework').toString('hex');
    for (const [place, row] of kept.entries()) {
      const next = { ...row, sequence: String(place + 1) };
      previous = hashOf(previous, next);
      await tamper(
        `INSERT INTO audit VALUES ($1, to_timestamp($2::numeric / 1000000), $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'))`,
        [next.sequence, next.at, next.person, next.session, next.action, next.caseId, next.about, next.purpose, next.detail, previous],
      );
    }
    await tamper(`UPDATE audit_head SET sequence = $1, hash = decode($2, 'hex')`, [kept.length, previous]);
    await tamper('ALTER TABLE audit ENABLE TRIGGER append');
  };

  beforeEach(async () => {
    made = await serviceDatabase('casework', { entities: [], migrations: [CreateTrail1764000000000] });
    trail = new AuditTrail(await openDatabase({ url: made.urlOf('auditor'), name: 'auditor', entities: [], poolSize: 2 }));
  });
  afterEach(async () => {
    await trail.close();
    await made.drop();
  });

  it('is a chain from the first row on: what the database hashes is what is verified', async () => {
    expect(await verify()).toEqual({ rows: 0, end: { sequence: '0', hash: genesisOf('casework').toString('hex') }, anchors: 0, faults: [] });
    await writeAudit(made.database, [entry(1), entry(2, { caseId: undefined, about: 'ñandú 5:x', detail: ['a', '', '1:b'] }), entry(3, { session: undefined, purpose: undefined })]);
    await made.database.transaction(async (tx) => {
      auditInChange(tx, entry(5));
      await writeAudit(tx, [entry(4, { at: new Date(Date.UTC(1969, 0, 1)) })]);
    });
    expect((await rows()).map(({ sequence, person }) => `${sequence} ${person}`)).toEqual(['1 p-1', '2 p-2', '3 p-3', '4 p-4', '5 p-5']);
    const verdict = await verify();
    expect(verdict).toMatchObject({ rows: 5, faults: [] });
    expect(verdict.end).toEqual((await trail.state()).head);
    // Another service's trail is no trail of this one.
    const other = new TrailCheck('protection');
    other.add((await rows())[0]!);
    expect(other.end().faults).toEqual([{ what: 'EDITED', sequence: '1' }]);
  });

  it('has no gap and no fork, however many write at once and whichever of them fail', async () => {
    const one = async (n: number): Promise<unknown> => made.database.transaction(async (tx) => {
      await writeAudit(tx, [entry(n), entry(n)]);
      if (n % 5 === 0) throw new Error('undone');
    }).catch((error: unknown) => error);
    const results = await Promise.all(Array.from({ length: 200 }, (_, n) => one(n)));
    expect(results.filter((result) => result instanceof Error)).toHaveLength(40);
    expect(await verify()).toMatchObject({ rows: 320, end: { sequence: '320' }, faults: [] });
  });

  it('can be added to by the service, and neither read nor changed; its head not even touched', async () => {
    await writeAudit(made.database, [entry(1)]);
    for (const sql of [
      'SELECT * FROM audit', 'SELECT * FROM audit_head', `UPDATE audit SET person = 'x'`, 'DELETE FROM audit', 'TRUNCATE audit', 'UPDATE audit_head SET sequence = 0',
      `INSERT INTO audit (sequence, at, person, action, hash) VALUES (9, now(), 'x', 'y', '')`, 'INSERT INTO audit_head VALUES (false, 0, null)',
      'ALTER TABLE audit DISABLE TRIGGER append', 'SELECT append_to_audit()', 'UPDATE audit_anchors SET sequence = 0', 'DELETE FROM audit_anchors',
    ]) expect([sql, await made.database.query(sql).then(() => 'done', ({ code }: { code: string }) => code)]).toEqual([sql, expect.stringMatching(/42501|0A000|42809/)]);
    for (const sql of ['DELETE FROM audit', 'UPDATE audit_head SET sequence = 0', 'SELECT * FROM sight']) {
      const auditor = await openDatabase({ url: made.urlOf('auditor'), name: 'auditor', entities: [], poolSize: 1 });
      await expect(auditor.query(sql)).rejects.toMatchObject({ code: '42501' });
      await auditor.close();
    }
    expect(await made.sightFaults()).toEqual([]);
  });

  it('shows an auditor nothing of a case that is hidden from her, and is verified whole', async () => {
    await writeAudit(made.database, [entry(1), entry(2), entry(3, { caseId: undefined, action: 'case.export' })]);
    await made.database.query(`INSERT INTO hidden_from VALUES ($1, 'conflict:c-org')`, [caseOf(1)]);
    const seen = async (none: string[], asked = {}) => (await trail.shownTo(none, { limit: 10, ...asked })).map(({ sequence }) => sequence);
    expect(await seen(['conflict:c-org', 'person:me'])).toEqual(['3', '2']);
    expect(await seen(['person:me'])).toEqual(['3', '2', '1']);
    expect(await seen(['conflict:c-org'], { caseId: caseOf(1) })).toEqual([]);
    expect(await seen([], { person: 'p-2' })).toEqual(['2']);
    expect(await seen([], { action: 'case.export' })).toEqual(['3']);
    expect(await seen([], { before: '3', limit: 1 })).toEqual(['2']);
    expect(await verify()).toMatchObject({ rows: 3, faults: [] });
  });

  describe('of ten rows, anchored at four and eight', () => {
    let anchors: TrailEnd[];
    beforeEach(async () => {
      for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) await writeAudit(made.database, [entry(n)]);
      anchors = (await rows()).filter(({ sequence }) => ['4', '8'].includes(sequence)).map(({ sequence, hash }) => ({ sequence, hash }));
      expect(await verify(anchors)).toMatchObject({ rows: 10, anchors: 2, faults: [] });
    });

    it.each<[string, string]>([
      ['person', `'nobody'`], ['action', `'case.list'`], ['at', `at + interval '1 microsecond'`], ['session', `''`], ['case_id', 'NULL'], ['about', `'x'`], ['purpose', `''`],
      ['detail', `'{x}'`], ['hash', `sha256('x')`],
    ])('an edit of %s is found, and where', async (column, value) => {
      await tamper(`UPDATE audit SET ${column} = ${value} WHERE sequence = 6`);
      expect(await faults()).toContainEqual({ what: 'EDITED', sequence: '6' });
    });

    it('an edit with its hash made anew is found at the next row, or at the head', async () => {
      for (const [edited, found] of [['6', '7'], ['10', '10']] as const) {
        const [before, row] = (await trail.rows(String(Number(edited) - 2), 2)) as [TrailRow, TrailRow];
        const forged = { ...row, person: 'nobody' };
        await tamper(`UPDATE audit SET person = 'nobody', hash = decode($2, 'hex') WHERE sequence = $1`, [edited, hashOf(before.hash, forged)]);
        expect(await faults()).toContainEqual({ what: 'EDITED', sequence: found });
      }
    });

    it('a deletion in the middle is found, and where; also when the rows after it move up', async () => {
      await tamper('DELETE FROM audit WHERE sequence IN (5, 6)');
      expect(await faults(anchors)).toEqual([{ what: 'MISSING', sequence: '5', until: '6' }]);
      await tamper('UPDATE audit SET sequence = sequence - 2 WHERE sequence IN (7, 8)');
      expect(await faults()).toEqual([{ what: 'EDITED', sequence: '5' }, { what: 'EDITED', sequence: '6' }, { what: 'MISSING', sequence: '7', until: '8' }]);
    });

    it('a cut tail is found by the head; with the head set back, by an anchor', async () => {
      await tamper('DELETE FROM audit WHERE sequence > 6');
      expect(await faults()).toEqual([{ what: 'TAIL_CUT', sequence: '7', until: '10' }]);
      await tamper('UPDATE audit_head SET sequence = 6, hash = (SELECT hash FROM audit WHERE sequence = 6)');
      expect(await faults()).toEqual([]);
      expect(await faults(anchors)).toEqual([{ what: 'TAIL_CUT', sequence: '7', until: '8' }]);
    });

    it('a whole rewrite, which fits in itself, is found by an anchor, and between which', async () => {
      await rewrite((row) => (row.sequence === '6' ? { ...row, person: 'nobody' } : row));
      expect(await faults()).toEqual([]);
      expect(await faults(anchors)).toEqual([{ what: 'REWRITTEN', sequence: '8', since: '4' }]);
      await rewrite((row) => (row.sequence === '1' ? undefined : row));
      expect(await faults(anchors)).toEqual([{ what: 'REWRITTEN', sequence: '4', since: '0' }, { what: 'REWRITTEN', sequence: '8', since: '0' }]);
    });
  });
});
