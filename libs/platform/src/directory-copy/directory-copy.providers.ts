import { Database, SealedFields } from '@amparo/persistence';
import type { Provider } from '@nestjs/common';
import { Logger } from '../log/logger';
import { Peers } from '../peers/peers';
import { DirectoryCopy, type SnapshotKind } from './directory-copy';
import { NoteDirectoryChange } from './note-directory-change';

/** What a service lists in its module to have a copy of the directory; it hears `directoryHearings` too. */
export function directoryCopyProviders(kind: SnapshotKind): Provider[] {
  return [
    {
      provide: DirectoryCopy,
      inject: [Database, Peers, SealedFields, Logger],
      useFactory: (database: Database, peers: Peers, fields: SealedFields, logger: Logger) =>
        new DirectoryCopy(kind, database, peers, fields, logger),
    },
    NoteDirectoryChange,
  ];
}
