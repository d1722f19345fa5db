import type { MigrationInterface, QueryRunner } from 'typeorm';

const handover = 'amparo_intake_handover';

/** Only files of a report are handed over: what is left of one whose sending broke off is read by nobody until it is swept up. */
export class HandOverWholeFiles1798920000000 implements MigrationInterface {
  name = 'HandOverWholeFiles1798920000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY attachment_handed_over ON attachments FOR SELECT TO ${handover} USING (report_id IS NOT NULL);
      GRANT SELECT (id) ON attachments TO ${handover};
    `);
  }

  async down(): Promise<void> {
    throw new Error('what people sent is never thrown away');
  }
}
