import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { EnrolWebauthnRequest } from '../enrolment/enrolment.dto';
import { TotpEnrolment } from '../factors/totp-enrolment';
import { WebauthnEnrolment } from '../factors/webauthn-enrolment';
import { CodeRequest } from '../sign-in/sign-in.dto';
import { AddFactor } from './add-factor';
import { ListFactors, type OwnFactors } from './list-factors';
import { RemoveFactor } from './remove-factor';
import { RenewRecoveryCodes } from './renew-recovery-codes';

/** One's own factors. To change them takes a sign-in of the last 15 minutes. */
@Controller('factors')
export class FactorsController {
  constructor(
    private readonly listFactors: ListFactors,
    private readonly addFactor: AddFactor,
    private readonly removeFactor: RemoveFactor,
    private readonly renewRecoveryCodes: RenewRecoveryCodes,
    private readonly totpEnrolment: TotpEnrolment,
    private readonly webauthnEnrolment: WebauthnEnrolment,
  ) {}

  @Get()
  @AllowPeople('session.list-own')
  async list(@FromPerson() by: Subject): Promise<OwnFactors> {
    return this.listFactors.run(by);
  }

  @Post('totp-options')
  @HttpCode(200)
  @AllowPeople('session.end-own')
  async totpOptions(@FromPerson() by: Subject): Promise<{ attempt: string; secret: string; uri: string }> {
    return this.addFactor.offer(by, (tx, attempt) => this.totpEnrolment.offer(tx, attempt));
  }

  @Post('totp')
  @HttpCode(200)
  @AllowPeople('session.end-own')
  async totp(@FromPerson() by: Subject, @Body() { attempt, code }: CodeRequest): Promise<{ recoveryCodes?: string[] }> {
    return this.addFactor.run(by, attempt, (tx, held, now) => this.totpEnrolment.accept(tx, held, code, now));
  }

  @Post('webauthn-options')
  @HttpCode(200)
  @AllowPeople('session.end-own')
  async webauthnOptions(@FromPerson() by: Subject): Promise<{ attempt: string; options: PublicKeyCredentialCreationOptionsJSON }> {
    return this.addFactor.offer(by, async (tx, attempt) => ({ options: await this.webauthnEnrolment.offer(tx, attempt) }));
  }

  @Post('webauthn')
  @HttpCode(200)
  @AllowPeople('session.end-own')
  async webauthn(@FromPerson() by: Subject, @Body() { attempt, response, label }: EnrolWebauthnRequest): Promise<{ recoveryCodes?: string[] }> {
    return this.addFactor.run(by, attempt, (tx, held, now) => this.webauthnEnrolment.accept(tx, held, response, label, now));
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @AllowPeople('session.end-own')
  async recoveryCodes(@FromPerson() by: Subject): Promise<{ recoveryCodes: string[] }> {
    return { recoveryCodes: await this.renewRecoveryCodes.run(by) };
  }

  @Post(':id/remove')
  @HttpCode(204)
  @AllowPeople('session.end-own')
  async remove(@FromPerson() by: Subject, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.removeFactor.run(by, id);
  }
}
