import { messagingTables } from '@amparo/messaging';
import { serviceRoles, type EntityClass, type MigrationClass } from '@amparo/persistence';
import { ReportEntity } from '../reports/report.entity';
import { CreateReports1764000000000 } from './migrations/1764000000000-create-reports';

export const entities: EntityClass[] = [ReportEntity];

export const migrations: MigrationClass[] = [messagingTables({ app: serviceRoles('insights').app }), CreateReports1764000000000];
