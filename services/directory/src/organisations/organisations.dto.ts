import { IsIn } from 'class-validator';
import { PageDto, SeenVersionDto } from '../administration/page.dto';
import { MayPass, Passes } from '../administration/passes';
import { checks } from '../directory/field-checks.rules';

/** An organisation's id in the address of a call. */
export class OrganisationIdDto {
  @Passes(checks.id) organisation!: string;
}

/** All of an organisation but its id: what is left out is taken away. */
export class ChangeOrganisationDto extends SeenVersionDto {
  @Passes(checks.name) name!: string;
  @Passes(checks.code) kind!: string;
  @MayPass(checks.names) aliases?: string[];
  @MayPass(checks.codes) services?: string[];
  @MayPass(checks.regions) regions?: string[];
  @MayPass(checks.languages) languages?: string[];
  @MayPass(checks.code) capacity?: string;
  @MayPass(checks.flag) servedByLink?: boolean;
}

export class AddOrganisationDto extends ChangeOrganisationDto {
  @Passes(checks.id) id!: string;
}

export const ORGANISATION_SORTS = ['id', 'name', 'kind'] as const;

/** Which organisations: all that is given must be so. */
export class ListOrganisationsDto extends PageDto {
  @IsIn(ORGANISATION_SORTS) sort: (typeof ORGANISATION_SORTS)[number] = 'name';
  @MayPass(checks.code) kind?: string;
}

/** The same, with a word to look for. In a body: a name has no place in an address. */
export class SearchOrganisationsDto extends ListOrganisationsDto {
  /** Part of an id, a name or an alias. */
  @MayPass(checks.name) text?: string;
}
