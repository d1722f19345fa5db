import { COMPROMISED, type PersonClaims } from '@amparo/domain';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Somebody of the directory, as signing in needs her. */
export interface PersonFacts {
  id: string;
  name: string;
  language: string;
  organisation?: string;
  /** With the kind of each group, so that nobody has to look it up. */
  roles: PersonClaims['roles'];
  /** Her own conflict id, and her organisation's. */
  conflicts: string[];
  /** Her organisation may be compromised: nobody of it is signed in. */
  closed: boolean;
}

interface Row {
  id: string;
  particulars: Buffer;
  language: string;
  organisation: string | null;
  roles: Record<'role' | 'group' | 'kind' | 'region', string | null>[];
  conflicts: string[];
  closed: boolean;
}

/** Reads single people, as the directory has them now. */
@Injectable()
export class People {
  constructor(private readonly fields: SealedFields) {}

  /** Nobody where the directory does not hold her, or holds her no longer. */
  async find(tx: EntityManager, id: string): Promise<PersonFacts | undefined> {
    return (await this.findAll(tx, [id]))[0];
  }

  /** Those of several whom the directory holds, by id. */
  async findAll(tx: EntityManager, ids: readonly string[]): Promise<PersonFacts[]> {
    const rows = await tx.query<Row[]>(SELECT, [ids]);
    return Promise.all(rows.map((row) => this.read(row)));
  }

  private async read(row: Row): Promise<PersonFacts> {
    const { id } = row;
    const { name } = JSON.parse((await this.fields.open(row.particulars, { table: 'people', column: 'particulars', row: id })).toString('utf8')) as { name: string };
    const { language, organisation, conflicts, closed } = row;
    const roles = row.roles.map((role) => Object.fromEntries(Object.entries(role).filter(([, value]) => value !== null)) as PersonClaims['roles'][number]);
    return { id, name, language, ...(organisation === null ? {} : { organisation }), roles, conflicts, closed };
  }
}

const SELECT = `
SELECT id, particulars, language, organisation,
  (SELECT coalesce(json_agg(json_build_object('role', held.role, 'group', held."group", 'kind', kind, 'region', held.region) ORDER BY held.position), '[]')
     FROM roles held LEFT JOIN groups ON groups.id = held."group" WHERE held.person = people.id) AS roles,
  ARRAY(SELECT conflict_id::text FROM conflict_ids
     WHERE (kind = 'PERSON' AND conflict_ids.id = people.id) OR (kind = 'ORGANISATION' AND conflict_ids.id = people.organisation)
     ORDER BY kind DESC) AS conflicts,
  EXISTS (SELECT 1 FROM organisations o WHERE o.id = people.organisation AND o.capacity = '${COMPROMISED}') AS closed
FROM people WHERE id = ANY($1) ORDER BY id`;
