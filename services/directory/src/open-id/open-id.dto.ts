import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { AttemptRequest } from '../sign-in/sign-in.dto';

export class StartOpenIdRequest {
  /** Of an invitation that she opened: she will sign in with the provider in place of a password. */
  @IsOptional() @Matches(/^[\w-]{22}$/) attempt?: string;
}

export class FinishOpenIdRequest extends AttemptRequest {
  /** The address that the provider sent her back to, with its parameters. */
  @IsString() @MaxLength(4000) callbackUrl!: string;
}
