import { messagingTables } from '@amparo/messaging';
import { serviceRoles, type EntityClass, type MigrationClass } from '@amparo/persistence';
import { DirectoryChangeEntity } from '../administration/change.entity';
import { AbsenceEntity } from '../directory/rows/absence.entity';
import { ConflictIdEntity } from '../directory/rows/conflict-id.entity';
import { GroupEntity } from '../directory/rows/group.entity';
import { OrganisationEntity } from '../directory/rows/organisation.entity';
import { PersonEntity } from '../directory/rows/person.entity';
import { RegionMapEntity } from '../directory/rows/region-map.entity';
import { RoleEntity } from '../directory/rows/role.entity';
import { VersionEntity } from '../directory/rows/version.entity';
import { CreateDirectory1764000000000 } from './migrations/1764000000000-create-directory';
import { CreateDirectoryChanges1765100000000 } from './migrations/1765100000000-create-directory-changes';

export const entities: EntityClass[] = [
  PersonEntity, OrganisationEntity, GroupEntity, RoleEntity, AbsenceEntity, RegionMapEntity, VersionEntity, ConflictIdEntity,
  DirectoryChangeEntity,
];

export const migrations: MigrationClass[] = [
  messagingTables({ app: serviceRoles('directory').app }),
  CreateDirectory1764000000000,
  CreateDirectoryChanges1765100000000,
];
