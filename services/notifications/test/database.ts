import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import { entities, migrations } from '../src/db/schema';

/** A database of notifications’ own tables and roles, and a pool of the application role. */
export function aDatabase(): Promise<ServiceDatabase> {
  return serviceDatabase('notifications', { entities, migrations });
}
