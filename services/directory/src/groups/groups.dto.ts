import { SeenVersionDto } from '../administration/page.dto';
import { Passes } from '../administration/passes';
import { checks } from '../directory/field-checks.rules';

/** A group's id in the address of a call. */
export class GroupIdDto {
  @Passes(checks.id) group!: string;
}

/** All of a group but its id. */
export class ChangeGroupDto extends SeenVersionDto {
  @Passes(checks.name) name!: string;
  @Passes(checks.groupKind) kind!: string;
}

export class AddGroupDto extends ChangeGroupDto {
  @Passes(checks.id) id!: string;
}
