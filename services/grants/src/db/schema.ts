import { messagingTables } from '@amparo/messaging';
import { erasedCasesTable, serviceRoles, type EntityClass, type MigrationClass } from '@amparo/persistence';
import { ApplicationEntity } from '../applications/application.entity';
import { CaseLevelEntity } from '../applications/case-level.entity';
import { CreateApplications1764000000000 } from './migrations/1764000000000-create-applications';
import { ShowApplicationsToPeople1765400000000 } from './migrations/1765400000000-show-applications-to-people';
import { LetErasedCasesGo1766010000000 } from './migrations/1766010000000-let-erased-cases-go';

export const entities: EntityClass[] = [ApplicationEntity, CaseLevelEntity];

export const migrations: MigrationClass[] = [
  messagingTables({ app: serviceRoles('grants').app }), CreateApplications1764000000000, ShowApplicationsToPeople1765400000000,
  erasedCasesTable(serviceRoles('grants').app),
  LetErasedCasesGo1766010000000,
];
