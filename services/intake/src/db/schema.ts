import { messagingTables } from '@amparo/messaging';
import { erasedCasesTable, sealingTables, serviceRoles, type EntityClass, type MigrationClass, type SealedColumn } from '@amparo/persistence';
import { DIRECTORY_COPY_COLUMN, directoryCopyTable } from '@amparo/platform';
import { CreateReports1764000000000 } from './migrations/1764000000000-create-reports';
import { ManyReceiptsAtHand1764100000000 } from './migrations/1764100000000-many-receipts-at-hand';
import { ManyCasesAtHand1764200000000 } from './migrations/1764200000000-many-cases-at-hand';
import { LetErasedCasesGo1766010000000 } from './migrations/1766010000000-let-erased-cases-go';
import { KeepReplies1798200000000 } from './migrations/1798200000000-keep-replies';
import { TakeFiles1798500000000 } from './migrations/1798500000000-take-files';
import { ResumeUploads1798700000000 } from './migrations/1798700000000-resume-uploads';
import { NoteComingBack1798700001000 } from './migrations/1798700001000-note-coming-back';
import { NoteReportsOfBursts1798700002000 } from './migrations/1798700002000-note-reports-of-bursts';
import { LetIdleUploadsGo1798700003000 } from './migrations/1798700003000-let-idle-uploads-go';
import { HandOverWholeFiles1798920000000 } from './migrations/1798920000000-hand-over-whole-files';

const { app } = serviceRoles('intake');

/** All tables here are a hot path or guarded row by row: they are used by plain SQL. */
export const entities: EntityClass[] = [];

export const sealed: readonly SealedColumn[] = [DIRECTORY_COPY_COLUMN];

/** In the order in which they run. The relay has a role of its own: the door may not read what it told. */
export const migrations: MigrationClass[] = [
  messagingTables({ app, relay: 'amparo_intake_relay' }),
  directoryCopyTable(app),
  CreateReports1764000000000,
  ManyReceiptsAtHand1764100000000,
  ManyCasesAtHand1764200000000,
  erasedCasesTable(app),
  sealingTables('intake', sealed),
  LetErasedCasesGo1766010000000,
  KeepReplies1798200000000,
  TakeFiles1798500000000,
  ResumeUploads1798700000000,
  NoteComingBack1798700001000,
  NoteReportsOfBursts1798700002000,
  LetIdleUploadsGo1798700003000,
  HandOverWholeFiles1798920000000,
];
