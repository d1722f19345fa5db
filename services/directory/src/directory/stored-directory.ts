import { SealingKey } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { closeAccountsOfLeavers } from '../accounts/close-accounts';
import type { DirectoryFile, Organisation, Person } from './directory.rules';
import { AbsenceEntity } from './rows/absence.entity';
import { ConflictIdEntity } from './rows/conflict-id.entity';
import { GroupEntity } from './rows/group.entity';
import { OrganisationEntity } from './rows/organisation.entity';
import { PersonEntity } from './rows/person.entity';
import { RegionMapEntity } from './rows/region-map.entity';
import { RoleEntity } from './rows/role.entity';
import { VersionEntity } from './rows/version.entity';

const BY_POSITION = { position: 'ASC' } as const;

/** The directory with what it never shows. */
export interface Stored {
  /** 0 when nothing was ever imported. */
  version: number;
  file: DirectoryFile;
  /** Conflict ids by id, of all who are or were there. */
  conflictIds: { people: Map<string, string>; organisations: Map<string, string> };
}

/** The directory's rows, read and replaced as a whole: it is small, and half of it would be wrong. */
@Injectable()
export class StoredDirectory {
  constructor(private readonly key: SealingKey) {}

  /**
   * Reads everything, as one import left it.
   *
   * @param purpose `change` keeps others from changing it until the transaction ends; `read` only waits for a change that is under way
   */
  async load(tx: EntityManager, purpose: 'read' | 'change'): Promise<Stored> {
    const lock = purpose === 'change' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
    await tx.query(`SELECT ${lock}(hashtext('directory.import'))`);
    const [versions, ids, regions] = [
      await tx.find(VersionEntity, { order: { version: 'DESC' }, take: 1 }), await tx.find(ConflictIdEntity), await tx.find(RegionMapEntity),
    ];
    const idsOf = (kind: string): Map<string, string> => new Map(ids.filter((row) => row.kind === kind).map((row) => [row.id, row.conflictId]));
    return {
      version: versions[0]?.version ?? 0,
      conflictIds: { people: idsOf('PERSON'), organisations: idsOf('ORGANISATION') },
      file: {
        regionMap: Object.fromEntries(regions.map(({ country, region }) => [country, region])),
        organisations: (await tx.find(OrganisationEntity, { order: BY_POSITION })).map((row) => this.organisation(row)),
        people: (await tx.find(PersonEntity, { order: BY_POSITION })).map((row) => this.person(row)),
        groups: (await tx.find(GroupEntity, { order: BY_POSITION })).map(({ id, name, kind }) => ({ id, name, kind })),
        roles: (await tx.find(RoleEntity, { order: BY_POSITION })).map(({ person, role, group, region }) => ({
          person, role, ...(group === null ? {} : { group }), ...(region === null ? {} : { region }),
        })),
        absences: (await tx.find(AbsenceEntity, { order: BY_POSITION })).map(({ person, from, to }) => ({ person, from, to })),
      },
    };
  }

  /**
   * Puts another directory in place of the one that is there. Conflict ids of those who stay, left or come back
   * are kept; accounts of those who left are closed.
   */
  async replace(tx: EntityManager, file: DirectoryFile): Promise<void> {
    for (const table of [RegionMapEntity, AbsenceEntity, RoleEntity, GroupEntity, PersonEntity, OrganisationEntity]) {
      await tx.createQueryBuilder().delete().from(table).execute();
    }
    await tx.query(
      `INSERT INTO conflict_ids (kind, id) SELECT 'PERSON', unnest($1::text[]) UNION ALL SELECT 'ORGANISATION', unnest($2::text[])
       ON CONFLICT DO NOTHING`,
      [file.people.map((person) => person.id), file.organisations.map((organisation) => organisation.id)],
    );
    await tx.insert(RegionMapEntity, Object.entries(file.regionMap).map(([country, region]) => ({ country, region })));
    await tx.insert(OrganisationEntity, file.organisations.map((organisation, position) => this.organisationRow(organisation, position)));
    await tx.insert(PersonEntity, file.people.map((person, position) => this.personRow(person, position)));
    await tx.insert(GroupEntity, file.groups.map((group, position) => ({ ...group, position })));
    await tx.insert(RoleEntity, file.roles.map((role, position) => ({ ...role, position })));
    await tx.insert(AbsenceEntity, file.absences.map((absence, position) => ({ ...absence, position })));
    await closeAccountsOfLeavers(tx, new Date());
  }

  private person({ id, particulars, language, organisation }: PersonEntity): Person {
    const opened = this.open<Pick<Person, 'name' | 'email' | 'pager'>>(particulars, 'people', 'particulars', id);
    return { id, language, ...(organisation === null ? {} : { organisation }), ...opened };
  }

  private personRow({ id, name, email, pager, language, organisation }: Person, position: number): PersonEntity {
    const particulars = this.key.seal(JSON.stringify({ name, email, pager }), { table: 'people', column: 'particulars', row: id });
    return { id, position, particulars, language, organisation: organisation ?? null };
  }

  private organisation({ id, names, kind, services, regions, languages, capacity }: OrganisationEntity): Organisation {
    const opened = this.open<Pick<Organisation, 'name' | 'aliases'>>(names, 'organisations', 'names', id);
    return { id, ...opened, kind, services, regions, languages, ...(capacity === null ? {} : { capacity }) };
  }

  private organisationRow({ name, aliases, capacity, ...rest }: Organisation, position: number): OrganisationEntity {
    const names = this.key.seal(JSON.stringify({ name, aliases }), { table: 'organisations', column: 'names', row: rest.id });
    return { ...rest, position, names, capacity: capacity ?? null };
  }

  private open<T>(sealed: Buffer, table: string, column: string, row: string): T {
    return JSON.parse(this.key.open(sealed, { table, column, row }).toString('utf8')) as T;
  }
}
