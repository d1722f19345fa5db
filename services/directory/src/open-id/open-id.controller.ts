import { AllowServices } from '@amparo/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { SignInStep } from '../sign-in/next-step';
import { FinishOpenId } from './finish-open-id';
import { FinishOpenIdRequest, StartOpenIdRequest } from './open-id.dto';
import { OpenIdProvider } from './open-id-provider';
import { StartOpenId } from './start-open-id';

/** Signing in with an OpenID provider, for the portal alone. */
@Controller('internal/sign-in')
@AllowServices('portal')
export class OpenIdController {
  constructor(
    private readonly provider: OpenIdProvider,
    private readonly startOpenId: StartOpenId,
    private readonly finishOpenId: FinishOpenId,
  ) {}

  /** How somebody may begin. */
  @Post('ways')
  @HttpCode(200)
  ways(): { password: true; openIdConnect: boolean } {
    return { password: true, openIdConnect: this.provider.isThere };
  }

  @Post('oidc-start')
  @HttpCode(200)
  async start(@Body() { attempt }: StartOpenIdRequest): Promise<{ attempt: string; url: string }> {
    return this.startOpenId.run(attempt);
  }

  @Post('oidc-finish')
  @HttpCode(200)
  async finish(@Body() request: FinishOpenIdRequest): Promise<SignInStep> {
    return this.finishOpenId.run(request);
  }
}
