import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { closeAccountsOfLeavers } from '../accounts/close-accounts';
import type { DirectoryFile, Organisation, Person, Role } from './directory.rules';
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
  constructor(private readonly fields: SealedFields) {}

  /**
   * Reads everything, as one import left it.
   *
   * @param purpose `change` keeps others from changing it until the transaction ends; `read` only waits for a change that is under way
   */
  async load(tx: EntityManager, purpose: 'read' | 'change'): Promise<Stored> {
    const lock = purpose === 'change' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
    await tx.query(`SELECT ${lock}(hashtext('directory.import'))`);
    const [versions, regions] = [await tx.find(VersionEntity, { order: { version: 'DESC' }, take: 1 }), await tx.find(RegionMapEntity)];
    return {
      version: versions[0]?.version ?? 0,
      conflictIds: await this.conflictIds(tx),
      file: {
        regionMap: Object.fromEntries(regions.map(({ country, region }) => [country, region])),
        organisations: await Promise.all((await tx.find(OrganisationEntity, { order: BY_POSITION })).map((row) => this.organisation(row))),
        people: await Promise.all((await tx.find(PersonEntity, { order: BY_POSITION })).map((row) => this.person(row))),
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
   *
   * @returns conflict ids by id, of all who are or were there
   */
  async replace(tx: EntityManager, file: DirectoryFile): Promise<Stored['conflictIds']> {
    for (const table of [RegionMapEntity, AbsenceEntity, RoleEntity, GroupEntity, PersonEntity, OrganisationEntity]) {
      await tx.createQueryBuilder().delete().from(table).execute();
    }
    await tx.query(
      `INSERT INTO conflict_ids (kind, id) SELECT 'PERSON', unnest($1::text[]) UNION ALL SELECT 'ORGANISATION', unnest($2::text[])
       ON CONFLICT DO NOTHING`,
      [file.people.map((person) => person.id), file.organisations.map((organisation) => organisation.id)],
    );
    await tx.insert(RegionMapEntity, Object.entries(file.regionMap).map(([country, region]) => ({ country, region })));
    await tx.insert(OrganisationEntity, await Promise.all(file.organisations.map((organisation, position) => this.organisationRow(organisation, position))));
    await this.insertPeople(tx, await Promise.all(file.people.map((person, position) => this.personRow(person, position))));
    await tx.insert(GroupEntity, file.groups.map((group, position) => ({ ...group, position })));
    await this.insertRoles(tx, file.roles);
    await tx.insert(AbsenceEntity, file.absences.map((absence, position) => ({ ...absence, position })));
    await closeAccountsOfLeavers(tx, new Date());
    return this.conflictIds(tx);
  }

  private async conflictIds(tx: EntityManager): Promise<Stored['conflictIds']> {
    const ids = await tx.find(ConflictIdEntity);
    const idsOf = (kind: string): Map<string, string> => new Map(ids.filter((row) => row.kind === kind).map((row) => [row.id, row.conflictId]));
    return { people: idsOf('PERSON'), organisations: idsOf('ORGANISATION') };
  }

  /** The long tables in one statement of few parameters: one for each value is slow, and ends at 65,535. */
  private async insertPeople(tx: EntityManager, rows: readonly PersonEntity[]): Promise<void> {
    await tx.query(
      `INSERT INTO people (id, position, particulars, language, organisation)
       SELECT * FROM unnest($1::text[], $2::integer[], $3::bytea[], $4::text[], $5::text[])`,
      (['id', 'position', 'particulars', 'language', 'organisation'] as const).map((column) => rows.map((row) => row[column])),
    );
  }

  private async insertRoles(tx: EntityManager, roles: readonly Role[]): Promise<void> {
    await tx.query(
      `INSERT INTO roles (position, person, role, "group", region) SELECT * FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[])`,
      [roles.map((_, position) => position), ...(['person', 'role', 'group', 'region'] as const).map((column) => roles.map((role) => role[column] ?? null))],
    );
  }

  private async person({ id, particulars, language, organisation }: PersonEntity): Promise<Person> {
    const opened = await this.open<Pick<Person, 'name' | 'email' | 'pager' | 'zone' | 'hours'>>(particulars, 'people', 'particulars', id);
    return { id, language, ...(organisation === null ? {} : { organisation }), ...opened };
  }

  private async personRow({ id, language, organisation, ...particulars }: Person, position: number): Promise<PersonEntity> {
    const sealed = await this.fields.seal(JSON.stringify(particulars), { table: 'people', column: 'particulars', row: id });
    return { id, position, particulars: sealed, language, organisation: organisation ?? null };
  }

  private async organisation({ id, names, kind, services, regions, languages, capacity, servedByLink }: OrganisationEntity): Promise<Organisation> {
    const opened = await this.open<Pick<Organisation, 'name' | 'aliases'>>(names, 'organisations', 'names', id);
    return { id, ...opened, kind, services, regions, languages, ...(capacity === null ? {} : { capacity }), ...(servedByLink ? { servedByLink } : {}) };
  }

  private async organisationRow({ name, aliases, capacity, servedByLink, ...rest }: Organisation, position: number): Promise<OrganisationEntity> {
    const names = await this.fields.seal(JSON.stringify({ name, aliases }), { table: 'organisations', column: 'names', row: rest.id });
    return { ...rest, position, names, capacity: capacity ?? null, servedByLink: servedByLink ?? false };
  }

  private async open<T>(sealed: Buffer, table: string, column: string, row: string): Promise<T> {
    return JSON.parse((await this.fields.open(sealed, { table, column, row })).toString('utf8')) as T;
  }
}
