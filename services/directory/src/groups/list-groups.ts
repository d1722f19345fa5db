import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StoredDirectory } from '../directory/stored-directory';
import { shown, type GroupShown } from './groups.rules';

/** All groups with their people, by id: there are few. */
@Injectable()
export class ListGroups {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  async run(): Promise<{ version: number; groups: GroupShown[] }> {
    const { version, file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    const groups = file.groups.map((group) => shown(file, group)).sort((a, b) => (a.id < b.id ? -1 : 1));
    return { version, groups };
  }
}
