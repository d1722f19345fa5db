import { SeenVersionDto } from '../administration/page.dto';
import { Passes } from '../administration/passes';
import { checks } from '../directory/field-checks.rules';

/** A country in the address of a call. */
export class CountryDto {
  @Passes(checks.country) country!: string;
}

/** The region that is to look after it: a known one, or a new one. */
export class SetRegionDto extends SeenVersionDto {
  @Passes(checks.region) region!: string;
}
