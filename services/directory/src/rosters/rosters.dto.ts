import { IsIn } from 'class-validator';
import { PageDto, SeenVersionDto } from '../administration/page.dto';
import { MayPass, Passes } from '../administration/passes';
import { checks } from '../directory/field-checks.rules';
import type { Role } from '../directory/directory.rules';

/** Which rosters; without anything, all that one may see. */
export class RostersQueryDto {
  @MayPass(checks.region) region?: string;
  @MayPass(checks.id) group?: string;
}

/** Roles that a roster gives. Whoever leads a region, or is there for all, is named by an administrator. */
export const ROSTER_ROLES = ['DUTY', 'ALTERNATE_COORDINATOR'] as const;

/** Duty in a group, or to be a region's alternate. */
export class DutyDto extends SeenVersionDto {
  @Passes(checks.id) person!: string;
  @IsIn(ROSTER_ROLES) role!: (typeof ROSTER_ROLES)[number];
  @MayPass(checks.id) group?: string;
  @MayPass(checks.region) region?: string;
}

export function dutyOf({ person, role, group, region }: DutyDto): Role {
  return { person, role, ...(group === undefined ? {} : { group }), ...(region === undefined ? {} : { region }) };
}

/** Days in UTC, both included. */
export class ChangeAbsenceDto extends SeenVersionDto {
  @Passes(checks.day) from!: string;
  @Passes(checks.day) to!: string;
}

export class AddAbsenceDto extends ChangeAbsenceDto {
  @Passes(checks.id) person!: string;
}

/** An absence in the address of a call: whose, and its days. */
export class AbsenceIdDto {
  @Passes(checks.id) person!: string;
  @Passes(checks.day) from!: string;
  @Passes(checks.day) to!: string;
}

/** Which absences: all that is given must be so. */
export class ListAbsencesDto extends PageDto {
  @IsIn(['from', 'person']) sort: 'from' | 'person' = 'from';
  @MayPass(checks.id) person?: string;
  /** Only those that touch this day. */
  @MayPass(checks.day) on?: string;
  /** Only those that end on this day or later. */
  @MayPass(checks.day) since?: string;
}
