import {
  MembershipChangedSchema,
  OrganisationChangedSchema,
  PersonLeftSchema,
  RegionMapChangedSchema,
  type HeardEvent,
  type MembershipChanged,
  type OrganisationChanged,
  type PersonLeft,
  type RegionMapChanged,
} from '@amparo/contracts';
import { on, type Hearing } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DirectoryCopy } from './directory-copy';

type DirectoryChange = MembershipChanged | PersonLeft | OrganisationChanged | RegionMapChanged;

/** Something changed in the directory: a newer copy is wanted. */
@Injectable()
export class NoteDirectoryChange {
  constructor(private readonly copy: DirectoryCopy) {}

  async handle(event: HeardEvent<DirectoryChange>, tx: EntityManager): Promise<void> {
    await this.copy.want(tx, event.data.directoryVersion);
  }
}

/** The lines that a service with a copy of the directory puts into its table of what it hears. */
export const directoryHearings: Hearing[] = [
  on(MembershipChangedSchema, NoteDirectoryChange),
  on(PersonLeftSchema, NoteDirectoryChange),
  on(OrganisationChangedSchema, NoteDirectoryChange),
  on(RegionMapChangedSchema, NoteDirectoryChange),
];
