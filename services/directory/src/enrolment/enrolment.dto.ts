import { IsString, Length, MaxLength, MinLength } from 'class-validator';
import { AttemptRequest, WebauthnRequest } from '../sign-in/sign-in.dto';

export class InvitationRequest {
  @IsString() @Length(1, 60) code!: string;
}

export class SetPasswordRequest extends AttemptRequest {
  @IsString() @MinLength(1) @MaxLength(300) password!: string;
}

export class EnrolWebauthnRequest extends WebauthnRequest {
  /** What she calls her authenticator. */
  @IsString() @Length(1, 60) label!: string;
}
