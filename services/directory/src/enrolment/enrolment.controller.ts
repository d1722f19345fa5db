import { AllowServices } from '@amparo/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { TotpEnrolment } from '../factors/totp-enrolment';
import { WebauthnEnrolment } from '../factors/webauthn-enrolment';
import type { SignInStep } from '../sign-in/next-step';
import { AttemptRequest, CodeRequest } from '../sign-in/sign-in.dto';
import { EnrolFirstFactor } from './enrol-first-factor';
import { EnrolWebauthnRequest, InvitationRequest, SetPasswordRequest } from './enrolment.dto';
import { OpenInvitation } from './open-invitation';
import { SetFirstPassword } from './set-first-password';

/** The first sign-in of somebody who was invited, and the first factor of somebody who needs one. For the portal alone. */
@Controller('internal/sign-in')
@AllowServices('portal')
export class EnrolmentController {
  constructor(
    private readonly openInvitation: OpenInvitation,
    private readonly setFirstPassword: SetFirstPassword,
    private readonly enrolFirstFactor: EnrolFirstFactor,
    private readonly totpEnrolment: TotpEnrolment,
    private readonly webauthnEnrolment: WebauthnEnrolment,
  ) {}

  @Post('invitation')
  @HttpCode(200)
  async invitation(@Body() { code }: InvitationRequest): Promise<SignInStep> {
    return this.openInvitation.run(code);
  }

  @Post('set-password')
  @HttpCode(200)
  async setPassword(@Body() request: SetPasswordRequest): Promise<SignInStep> {
    return this.setFirstPassword.run(request);
  }

  @Post('enrol-totp-options')
  @HttpCode(200)
  async totpOptions(@Body() { attempt }: AttemptRequest): Promise<{ secret: string; uri: string }> {
    return this.enrolFirstFactor.offer(attempt, (tx, held) => this.totpEnrolment.offer(tx, held));
  }

  @Post('enrol-totp')
  @HttpCode(200)
  async totp(@Body() { attempt, code }: CodeRequest): Promise<SignInStep> {
    return this.enrolFirstFactor.run(attempt, 'TOTP', (tx, held, now) => this.totpEnrolment.accept(tx, held, code, now));
  }

  @Post('enrol-webauthn-options')
  @HttpCode(200)
  async webauthnOptions(@Body() { attempt }: AttemptRequest): Promise<{ options: PublicKeyCredentialCreationOptionsJSON }> {
    return { options: await this.enrolFirstFactor.offer(attempt, (tx, held) => this.webauthnEnrolment.offer(tx, held)) };
  }

  @Post('enrol-webauthn')
  @HttpCode(200)
  async webauthn(@Body() { attempt, response, label }: EnrolWebauthnRequest): Promise<SignInStep> {
    return this.enrolFirstFactor.run(attempt, 'WEBAUTHN', (tx, held, now) => this.webauthnEnrolment.accept(tx, held, response, label, now));
  }
}
