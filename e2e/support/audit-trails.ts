import { genesisOf } from '@amparo/persistence';
import type { ServiceName } from '@amparo/platform';
import type { TestSystem } from './system';

/** What somebody who owns a database can do to its trail, and what is said of it then. */
export const TRAIL_DAMAGES = {
  'an edit': /directory +BROKEN {2}row 3 is not as it was written/,
  'a deletion in the middle': /directory +BROKEN {2}rows 3 to 3 are gone/,
  // By more than the rows that are written meanwhile: that somebody verifies is one.
  'a cut tail': /directory +BROKEN {2}the end is cut/,
  'a whole rewrite': /directory +BROKEN {2}row \d+ is another one than was anchored/,
} as const;

const damages = (service: ServiceName): Record<keyof typeof TRAIL_DAMAGES, string> => ({
  'an edit': `UPDATE audit SET person = 'nobody' WHERE sequence = 3`,
  'a deletion in the middle': 'DELETE FROM audit WHERE sequence = 3',
  'a cut tail': `
    DELETE FROM audit WHERE sequence > (SELECT max(sequence) - 6 FROM audit);
    UPDATE audit_head SET sequence = last.sequence, hash = last.hash FROM (SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1) AS last`,
  'a whole rewrite': `
    CREATE TEMPORARY TABLE was AS TABLE audit;
    DELETE FROM audit;
    UPDATE audit_head SET sequence = 0, hash = decode('${genesisOf(service).toString('hex')}', 'hex');
    INSERT INTO audit (at, person, session, action, case_id, about, purpose, detail)
      SELECT at, CASE WHEN sequence = 3 THEN 'nobody' ELSE person END, session, action, case_id, about, purpose, detail FROM was ORDER BY sequence;
    DROP TABLE was`,
});

/** Does that to a service's trail, as the server's administrator. @returns what puts everything back */
export async function damageTrail({ rows }: TestSystem, service: ServiceName, damage: keyof typeof TRAIL_DAMAGES): Promise<() => Promise<unknown>> {
  await rows.of(service, `CREATE TABLE kept_trail AS TABLE audit; CREATE TABLE kept_head AS TABLE audit_head; ${damages(service)[damage]}`);
  return () => rows.of(service, `
    ALTER TABLE audit DISABLE TRIGGER append;
    DELETE FROM audit;
    INSERT INTO audit SELECT * FROM kept_trail;
    ALTER TABLE audit ENABLE TRIGGER append;
    UPDATE audit_head SET sequence = kept.sequence, hash = kept.hash FROM kept_head AS kept;
    DROP TABLE kept_trail, kept_head`);
}
