import { messagingTables } from '@amparo/messaging';
import { erasedCasesTable, sealingTables, serviceRoles, type EntityClass, type MigrationClass, type SealedColumn } from '@amparo/persistence';
import { DIRECTORY_COPY_COLUMN, directoryCopyTable } from '@amparo/platform';
import { CaseEntity } from '../cases/case.entity';
import { ContentEntity } from '../contents/content.entity';
import { CONTACT_KEY_COLUMN } from '../contacts/contact-keys';
import { GlassEntity } from '../glass/glass.entity';
import { TaskEntity } from '../tasks/task.entity';
import { TimelineEntity } from '../timeline/timeline.entity';
import { CreateCases1764000000000 } from './migrations/1764000000000-create-cases';
import { CreateContents1764000001000 } from './migrations/1764000001000-create-contents';
import { CreateComparison1764000002000 } from './migrations/1764000002000-create-comparison';
import { KeepSight1764200000000 } from './migrations/1764200000000-keep-sight';
import { KeepRetention1766010000000 } from './migrations/1766010000000-keep-retention';
import { ChainAudit1766100000000 } from './migrations/1766100000000-chain-audit';
import { CountReading1766100001000 } from './migrations/1766100001000-count-reading';
import { KeepRoutesOfAllDecisions1766200000000 } from './migrations/1766200000000-keep-routes-of-all-decisions';
import { WriteReplies1798200000000 } from './migrations/1798200000000-write-replies';
import { KeepDecidedLevels1799050010000 } from './migrations/1799050010000-keep-decided-levels';
import { NoteLowerings1798950010000 } from './migrations/1798950010000-note-lowerings';
import { KeepAttachments1798500001000 } from './migrations/1798500001000-keep-attachments';
import { IndexContacts1798930000000 } from './migrations/1798930000000-index-contacts';
import { NoteWhatCameOutsideBursts1799060030000 } from './migrations/1799060030000-note-what-came-outside-bursts';

const { app } = serviceRoles('casework');

export const entities: EntityClass[] = [CaseEntity, ContentEntity, GlassEntity, TaskEntity, TimelineEntity];

const sealedFirst: readonly SealedColumn[] = [
  DIRECTORY_COPY_COLUMN,
  { table: 'cases', column: 'countries', key: 'id', keyType: 'uuid', caseColumn: 'id' },
  { table: 'cases', column: 'facts', key: 'id', keyType: 'uuid', caseColumn: 'id' },
  { table: 'glass', column: 'reason', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
];

/**
 * Contents are not among them: `MoveContents` brings those that the door sealed under the keys of their cases. Nor are replies: none was
 * sealed under the former master.
 */
export const sealed: readonly SealedColumn[] = [...sealedFirst, CONTACT_KEY_COLUMN];

export const migrations: MigrationClass[] = [
  messagingTables({ app }),
  directoryCopyTable(app),
  CreateCases1764000000000,
  CreateContents1764000001000,
  CreateComparison1764000002000,
  KeepSight1764200000000,
  erasedCasesTable(app),
  sealingTables('casework', sealedFirst),
  KeepRetention1766010000000,
  ChainAudit1766100000000,
  CountReading1766100001000,
  KeepRoutesOfAllDecisions1766200000000,
  WriteReplies1798200000000,
  KeepAttachments1798500001000,
  NoteLowerings1798950010000,
  IndexContacts1798930000000,
  KeepDecidedLevels1799050010000,
  NoteWhatCameOutsideBursts1799060030000,
];
