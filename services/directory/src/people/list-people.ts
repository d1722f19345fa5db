import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { pageAsked } from '../administration/page.dto';
import { holds, pageOf, type Page } from '../administration/page.rules';
import type { DirectoryFile, Person, Role } from '../directory/directory.rules';
import { StoredDirectory } from '../directory/stored-directory';
import type { SearchPeopleDto } from './people.dto';
import { shown, type PersonShown } from './people.rules';

/** People with their roles, a page at a time. Names are sealed where they lie, so that they are looked through here and not in SQL. */
@Injectable()
export class ListPeople {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  /** @param language of the reader, whose alphabet counts */
  async run(asked: SearchPeopleDto, language: string): Promise<Page<PersonShown>> {
    const { version, file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    const found = file.people.filter((person) => isAsked(person, asked, file));
    const page = pageOf(found, (person) => person[asked.sort] ?? '', pageAsked(asked), language);
    return { version, ...page, items: page.items.map((person) => shown(file, person)) };
  }
}

function isAsked(person: Person, { organisation, text, ...place }: SearchPeopleDto, file: DirectoryFile): boolean {
  if (organisation !== undefined && person.organisation !== organisation) return false;
  if (text !== undefined && !holds([person.id, person.name, person.email], text)) return false;
  const { role, group, region } = place;
  if (role === undefined && group === undefined && region === undefined) return true;
  // One role must be all that is asked, not three roles one thing each.
  return file.roles.some((held) => held.person === person.id && isThat(held, { role, group, region }));
}

function isThat(held: Role, asked: { role?: string | undefined; group?: string | undefined; region?: string | undefined }): boolean {
  return (['role', 'group', 'region'] as const).every((name) => asked[name] === undefined || held[name] === asked[name]);
}
