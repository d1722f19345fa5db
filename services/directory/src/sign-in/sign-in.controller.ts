import { AllowServices } from '@amparo/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { SignInStep } from './next-step';
import { AttemptRequest, CodeRequest, PasswordRequest, WebauthnRequest } from './sign-in.dto';
import { SignInWithCode } from './sign-in-with-code';
import { SignInWithPassword } from './sign-in-with-password';
import { SignInWithWebauthn } from './sign-in-with-webauthn';

/** The steps of a sign-in, for the portal alone. */
@Controller('internal/sign-in')
@AllowServices('portal')
export class SignInController {
  constructor(
    private readonly signInWithPassword: SignInWithPassword,
    private readonly signInWithCode: SignInWithCode,
    private readonly signInWithWebauthn: SignInWithWebauthn,
  ) {}

  @Post('password')
  @HttpCode(200)
  async password(@Body() credentials: PasswordRequest): Promise<SignInStep> {
    return this.signInWithPassword.run(credentials);
  }

  @Post('totp')
  @HttpCode(200)
  async totp(@Body() request: CodeRequest): Promise<SignInStep> {
    return this.signInWithCode.run('TOTP', request);
  }

  @Post('recovery')
  @HttpCode(200)
  async recovery(@Body() request: CodeRequest): Promise<SignInStep> {
    return this.signInWithCode.run('RECOVERY', request);
  }

  @Post('webauthn-options')
  @HttpCode(200)
  async webauthnOptions(@Body() { attempt }: AttemptRequest): Promise<{ options: PublicKeyCredentialRequestOptionsJSON }> {
    return { options: await this.signInWithWebauthn.options(attempt) };
  }

  @Post('webauthn')
  @HttpCode(200)
  async webauthn(@Body() request: WebauthnRequest): Promise<SignInStep> {
    return this.signInWithWebauthn.run(request);
  }
}
