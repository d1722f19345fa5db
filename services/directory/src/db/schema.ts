import { messagingTables } from '@amparo/messaging';
import { erasedCasesTable, sealingTables, serviceRoles, type EntityClass, type MigrationClass, type SealedColumn } from '@amparo/persistence';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { AccountResetEntity } from '../accounts/account-reset.entity';
import { AccountEntity } from '../accounts/account.entity';
import { InvitationEntity } from '../accounts/invitation.entity';
import { DirectoryChangeEntity } from '../administration/change.entity';
import { AbsenceEntity } from '../directory/rows/absence.entity';
import { ConflictIdEntity } from '../directory/rows/conflict-id.entity';
import { GroupEntity } from '../directory/rows/group.entity';
import { OrganisationEntity } from '../directory/rows/organisation.entity';
import { PersonEntity } from '../directory/rows/person.entity';
import { RegionMapEntity } from '../directory/rows/region-map.entity';
import { RoleEntity } from '../directory/rows/role.entity';
import { VersionEntity } from '../directory/rows/version.entity';
import { FactorEntity } from '../factors/factor.entity';
import { RecoveryCodeEntity } from '../factors/recovery-code.entity';
import { OpenIdEntity } from '../open-id/open-id.entity';
import { SignInDelayEntity } from '../passwords/sign-in-delay.entity';
import { SessionEntity } from '../sessions/session.entity';
import { AttemptEntity } from '../sign-in/attempt.entity';
import { SignInEntity } from '../sign-in/sign-in.entity';
import { SigningKeyEntity } from '../tokens/signing-key.entity';
import { CreateAccounts1764400000000 } from './migrations/1764400000000-create-accounts';
import { CreateDirectory1764000000000 } from './migrations/1764000000000-create-directory';
import { CreateDirectoryChanges1765100000000 } from './migrations/1765100000000-create-directory-changes';
import { CreateAudit1766100000000 } from './migrations/1766100000000-create-audit';
import { ServeByLink1798960000000 } from './migrations/1798960000000-serve-by-link';

export const entities: EntityClass[] = [
  PersonEntity, OrganisationEntity, GroupEntity, RoleEntity, AbsenceEntity, RegionMapEntity, VersionEntity, ConflictIdEntity,
  AccountEntity, FactorEntity, RecoveryCodeEntity, OpenIdEntity, InvitationEntity, AccountResetEntity, AccountChangeEntity,
  AttemptEntity, SessionEntity, SignInEntity, SignInDelayEntity, SigningKeyEntity,
  DirectoryChangeEntity,
];

export const sealed: readonly SealedColumn[] = [
  { table: 'people', column: 'particulars', key: 'id', keyType: 'text' },
  { table: 'organisations', column: 'names', key: 'id', keyType: 'text' },
  { table: 'factors', column: 'label', key: 'id', keyType: 'uuid' },
  { table: 'factors', column: 'secret', key: 'id', keyType: 'uuid' },
  { table: 'attempts', column: 'sealed', key: 'hash', keyType: 'bytea' },
  { table: 'signing_keys', column: 'private_key', key: 'kid', keyType: 'text' },
];

export const migrations: MigrationClass[] = [
  messagingTables({ app: serviceRoles('directory').app }),
  CreateDirectory1764000000000,
  CreateAccounts1764400000000,
  CreateDirectoryChanges1765100000000,
  erasedCasesTable(serviceRoles('directory').app),
  sealingTables('directory', sealed),
  CreateAudit1766100000000,
  ServeByLink1798960000000,
];
