import { messagingTables } from '@amparo/messaging';
import { erasedCasesTable, serviceRoles, type EntityClass, type MigrationClass } from '@amparo/persistence';
import { ReportEntity } from '../reports/report.entity';
import { CreateReports1764000000000 } from './migrations/1764000000000-create-reports';
import { ShowCountsToPeople1765500000000 } from './migrations/1765500000000-show-counts-to-people';
import { LetErasedCasesGo1766010000000 } from './migrations/1766010000000-let-erased-cases-go';

export const entities: EntityClass[] = [ReportEntity];

export const migrations: MigrationClass[] = [
  messagingTables({ app: serviceRoles('insights').app }), CreateReports1764000000000, ShowCountsToPeople1765500000000,
  erasedCasesTable(serviceRoles('insights').app),
  LetErasedCasesGo1766010000000,
];
