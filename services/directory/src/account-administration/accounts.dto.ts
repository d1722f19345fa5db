import { IsString, MaxLength, MinLength } from 'class-validator';

export class LinkOpenIdDto {
  /** `sub` by which the provider knows her. */
  @IsString() @MinLength(1) @MaxLength(255) subject!: string;
}
