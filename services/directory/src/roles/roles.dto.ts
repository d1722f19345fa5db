import { SeenVersionDto } from '../administration/page.dto';
import { MayPass, Passes } from '../administration/passes';
import { checks } from '../directory/field-checks.rules';
import type { Role } from '../directory/directory.rules';

/** A role of a person, where it is held: in a group, for a region, or for all. */
export class RoleDto extends SeenVersionDto {
  @Passes(checks.id) person!: string;
  @Passes(checks.role) role!: string;
  @MayPass(checks.id) group?: string;
  @MayPass(checks.region) region?: string;
}

/** The role alone. */
export function roleOf({ person, role, group, region }: RoleDto): Role {
  return { person, role, ...(group === undefined ? {} : { group }), ...(region === undefined ? {} : { region }) };
}
