import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { pageAsked } from '../administration/page.dto';
import { holds, pageOf, type Page } from '../administration/page.rules';
import { StoredDirectory } from '../directory/stored-directory';
import type { SearchOrganisationsDto } from './organisations.dto';
import { shown, type OrganisationShown } from './organisations.rules';

/** Organisations with their aliases, a page at a time. */
@Injectable()
export class ListOrganisations {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
  ) {}

  /** @param language of the reader, whose alphabet counts */
  async run(asked: SearchOrganisationsDto, language: string): Promise<Page<OrganisationShown>> {
    const { version, file } = await this.database.transaction((tx) => this.stored.load(tx, 'read'));
    const { kind, text } = asked;
    const found = file.organisations.filter((organisation) =>
      (kind === undefined || organisation.kind === kind)
      && (text === undefined || holds([organisation.id, organisation.name, ...organisation.aliases], text)));
    const page = pageOf(found, (organisation) => organisation[asked.sort], pageAsked(asked), language);
    return { version, ...page, items: page.items.map((organisation) => shown(file, organisation)) };
  }
}
