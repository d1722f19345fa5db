import type { MigrationInterface, QueryRunner } from 'typeorm';

const lookup = 'amparo_intake_lookup';

/** On which day somebody was here with a return code, so that it is told once a day. The last one alone, and no time. */
export class NoteComingBack1798700001000 implements MigrationInterface {
  name = 'NoteComingBack1798700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reports ADD here_on date;
      GRANT SELECT (here_on) ON reports TO ${lookup};
    `);
  }

  async down(): Promise<void> {
    throw new Error('reports are never thrown away');
  }
}
