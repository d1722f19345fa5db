import { messagingTables } from '@amparo/messaging';
import { serviceRoles, type EntityClass, type MigrationClass } from '@amparo/persistence';
import { directoryCopyTable } from '@amparo/platform';
import { CaseEntity } from '../cases/case.entity';
import { ContentEntity } from '../contents/content.entity';
import { GlassEntity } from '../glass/glass.entity';
import { TaskEntity } from '../tasks/task.entity';
import { TimelineEntity } from '../timeline/timeline.entity';
import { CreateCases1764000000000 } from './migrations/1764000000000-create-cases';
import { CreateContents1764000001000 } from './migrations/1764000001000-create-contents';
import { CreateComparison1764000002000 } from './migrations/1764000002000-create-comparison';
import { KeepSight1764200000000 } from './migrations/1764200000000-keep-sight';
import { KeepRoutesOfAllDecisions1766200000000 } from './migrations/1766200000000-keep-routes-of-all-decisions';

const { app } = serviceRoles('casework');

export const entities: EntityClass[] = [CaseEntity, ContentEntity, GlassEntity, TaskEntity, TimelineEntity];

export const migrations: MigrationClass[] = [
  messagingTables({ app }),
  directoryCopyTable(app),
  CreateCases1764000000000,
  CreateContents1764000001000,
  CreateComparison1764000002000,
  KeepSight1764200000000,
  KeepRoutesOfAllDecisions1766200000000,
];
