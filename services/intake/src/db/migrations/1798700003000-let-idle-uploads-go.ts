import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('intake');

/** An upload has an hour from each piece to the next, so the door has to put its end off. */
export class LetIdleUploadsGo1798700003000 implements MigrationInterface {
  name = 'LetIdleUploadsGo1798700003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY attachment_goes_on ON attachments FOR UPDATE TO ${app} USING (report_id IS NULL) WITH CHECK (report_id IS NULL);
      GRANT UPDATE (expires_at) ON uploads TO ${app};
    `);
  }

  async down(): Promise<void> {
    throw new Error('what people sent is never thrown away');
  }
}
