import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StoredDirectory } from '../directory/stored-directory';
import { contactsOf, organisationsOf, rosterOf, type CopyKind } from './copies.rules';

const COPIES = { roster: rosterOf, organisations: organisationsOf, contacts: contactsOf } as const;

/** A copy of one kind, as its reader gets it. */
export type CopyOf<K extends CopyKind> = ReturnType<(typeof COPIES)[K]>;

/** Reads a part of the directory for the service that keeps a copy of it. */
@Injectable()
export class GetCopy {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  async run<K extends CopyKind>(kind: K): Promise<CopyOf<K>> {
    const source = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    return COPIES[kind](source) as CopyOf<K>;
  }
}
