import { IsString, MaxLength, MinLength } from 'class-validator';
import { Passes } from '../administration/passes';
import { checks } from '../directory/field-checks.rules';

export class LanguageDto {
  /** BCP 47 tag. */
  @Passes(checks.language) language!: string;
}

export class ChangePasswordDto {
  @IsString() @MinLength(1) @MaxLength(300) current!: string;
  @IsString() @MinLength(1) @MaxLength(300) password!: string;
}
