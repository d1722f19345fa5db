import { messagingTables } from '@amparo/messaging';
import { serviceRoles, type EntityClass, type MigrationClass } from '@amparo/persistence';
import { BrowserSessionEntity } from '../sessions/browser-session.entity';
import { CreateBrowserSessions1764460800000 } from './migrations/1764460800000-create-browser-sessions';

export const entities: EntityClass[] = [BrowserSessionEntity];

export const migrations: MigrationClass[] = [messagingTables({ app: serviceRoles('portal').app }), CreateBrowserSessions1764460800000];
