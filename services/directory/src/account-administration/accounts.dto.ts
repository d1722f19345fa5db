import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { MayPass } from '../administration/passes';
import { checks } from '../directory/field-checks.rules';

export class LinkOpenIdDto {
  /** `sub` by which the provider knows her. */
  @IsString() @MinLength(1) @MaxLength(255) subject!: string;
}

/** Which changes of accounts. */
export class ListAccountChangesDto {
  @Type(() => Number) @IsInt() @Min(1) @Max(100_000)
  page: number = 1;

  @Type(() => Number) @IsInt() @Min(1) @Max(200)
  size: number = 50;

  /** Only what was done to this person's account, or by her. */
  @MayPass(checks.id) about?: string;
}
