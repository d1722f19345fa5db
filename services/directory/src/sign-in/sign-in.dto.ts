import { IsObject, IsString, Length, Matches, MaxLength, MinLength } from 'class-validator';

/** What somebody typed. Neither is looked at more closely here: every wrong pair gets one answer. */
export class PasswordRequest {
  @IsString() @MinLength(1) @MaxLength(200) name!: string;
  @IsString() @MinLength(1) @MaxLength(300) password!: string;
}

/** The next step of a sign-in. */
export class AttemptRequest {
  /** What the step before answered. */
  @Matches(/^[\w-]{22}$/) attempt!: string;
}

export class CodeRequest extends AttemptRequest {
  /** Six figures of an app, or a recovery code. */
  @IsString() @Length(1, 60) code!: string;
}

export class WebauthnRequest extends AttemptRequest {
  /** As the browser's authenticator answered; its library reads it strictly. */
  @IsObject() response!: Record<string, unknown>;
}
