import type { DutyHours } from '@amparo/domain';
import { IsIn } from 'class-validator';
import { PageDto, SeenVersionDto } from '../administration/page.dto';
import { MayPass, Passes } from '../administration/passes';
import { checks } from '../directory/field-checks.rules';

/** A person's id in the address of a call. */
export class PersonIdDto {
  @Passes(checks.id) person!: string;
}

/** All of a person but her id: what is left out is taken away. */
export class ChangePersonDto extends SeenVersionDto {
  @Passes(checks.name) name!: string;
  @Passes(checks.email) email!: string;
  @Passes(checks.language) language!: string;
  @MayPass(checks.id) organisation?: string;
  @MayPass(checks.pager) pager?: string;
  @MayPass(checks.zone) zone?: string;
  @MayPass(checks.hours) hours?: DutyHours;
}

export class AddPersonDto extends ChangePersonDto {
  @Passes(checks.id) id!: string;
}

export const PEOPLE_SORTS = ['id', 'name', 'organisation', 'language'] as const;

/** Which people: all that is given must be so. */
export class ListPeopleDto extends PageDto {
  @IsIn(PEOPLE_SORTS) sort: (typeof PEOPLE_SORTS)[number] = 'name';
  @MayPass(checks.id) organisation?: string;
  @MayPass(checks.role) role?: string;
  @MayPass(checks.id) group?: string;
  @MayPass(checks.region) region?: string;
}

/** The same, with a word to look for. In a body: a name has no place in an address. */
export class SearchPeopleDto extends ListPeopleDto {
  /** Part of an id, a name or an e-mail address. */
  @MayPass(checks.name) text?: string;
}

/** A role to look at as if she had it. */
export class SightQueryDto {
  @MayPass(checks.role) role?: string;
  @MayPass(checks.id) group?: string;
  @MayPass(checks.region) region?: string;
}
