import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import type { PageAsked } from './page.rules';

/** The version that somebody saw before she changed it. */
export class SeenVersionDto {
  @IsInt() @Min(1) @Max(2_147_483_647)
  version!: number;
}

/** Which part of a list. */
export class PageDto {
  @Type(() => Number) @IsInt() @Min(1) @Max(100_000)
  page: number = 1;

  @Type(() => Number) @IsInt() @Min(1) @Max(200)
  size: number = 50;

  @IsIn(['ascending', 'descending'])
  direction: 'ascending' | 'descending' = 'ascending';
}

/** The same in the words of the rules. */
export function pageAsked({ page, size, direction }: PageDto): PageAsked {
  return { page, size, descending: direction === 'descending' };
}
