import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a message it is known whether it is of a case: one that fails and is of none is nobody's task in casework. */
export class TellMessagesOfNoCase1798910020000 implements MigrationInterface {
  name = 'TellMessagesOfNoCase1798910020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE messages ADD COLUMN of_case boolean NOT NULL DEFAULT true;
      UPDATE messages SET of_case = false WHERE cause = case_id::text OR cause = 'deletion:' || case_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages DROP COLUMN of_case');
  }
}
