import { messagingTables } from '@amparo/messaging';
import { erasedCasesTable, sealingTables, serviceRoles, type EntityClass, type MigrationClass, type SealedColumn } from '@amparo/persistence';
import { CaseEntity } from '../cases/case.entity';
import { BrowserSessionEntity } from '../sessions/browser-session.entity';
import { CreateBrowserSessions1764460800000 } from './migrations/1764460800000-create-browser-sessions';
import { CreateChanges1764464400000 } from './migrations/1764464400000-create-changes';
import { LetErasedCasesGo1766010000000 } from './migrations/1766010000000-let-erased-cases-go';
import { NoteWhoWasTakenOff1766200000000 } from './migrations/1766200000000-note-who-was-taken-off';
import { TellPartnersApart1798500020000 } from './migrations/1798500020000-tell-partners-apart';

export const entities: EntityClass[] = [BrowserSessionEntity, CaseEntity];

export const sealed: readonly SealedColumn[] = [{ table: 'browser_sessions', column: 'sealed', key: 'cookie_hash', keyType: 'bytea' }];

export const migrations: MigrationClass[] = [
  messagingTables({ app: serviceRoles('portal').app }), CreateBrowserSessions1764460800000, CreateChanges1764464400000,
  erasedCasesTable(serviceRoles('portal').app),
  sealingTables('portal', sealed),
  LetErasedCasesGo1766010000000,
  NoteWhoWasTakenOff1766200000000, TellPartnersApart1798500020000,
];
