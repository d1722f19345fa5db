import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { partners } = serviceRoles('protection');

/** Partners see why they were asked: codes of their own services, regions, languages and capacity. */
export class TellPartnersWhy1798500030000 implements MigrationInterface {
  name = 'TellPartnersWhy1798500030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT SELECT (because) ON referrals TO ${partners}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE SELECT (because) ON referrals FROM ${partners}`);
  }
}
