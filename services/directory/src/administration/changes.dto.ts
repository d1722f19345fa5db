import { IsIn } from 'class-validator';
import { checks } from '../directory/field-checks.rules';
import { PageDto } from './page.dto';
import { MayPass } from './passes';

/** Which changes; newest first. */
export class ListChangesDto extends PageDto {
  @IsIn(['ascending', 'descending'])
  override direction: 'ascending' | 'descending' = 'descending';

  /** Only what was done to this id, or by this person. */
  @MayPass(checks.id) about?: string;
}
