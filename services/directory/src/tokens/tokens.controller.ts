import { AllowServices } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { SignOut } from '../sessions/sign-out';
import { IssueToken, type IssuedToken } from './issue-token';
import { SigningKeys, type PublishedKey } from './signing-keys';
import { SessionRequest, TokenRequest } from './tokens.dto';

/** Tokens for the portal, and the keys that every service checks them with. */
@Controller('internal')
export class TokensController {
  constructor(
    private readonly issueToken: IssueToken,
    private readonly signOut: SignOut,
    private readonly keys: SigningKeys,
  ) {}

  @Post('tokens')
  @HttpCode(200)
  @AllowServices('portal')
  async token(@Body() { session, audience, passive }: TokenRequest): Promise<IssuedToken> {
    return this.issueToken.run({ session, audience, passive: passive ?? false });
  }

  @Post('sessions/end')
  @HttpCode(204)
  @AllowServices('portal')
  async end(@Body() { session }: SessionRequest): Promise<void> {
    await this.signOut.run(session);
  }

  @Get('keys')
  @AllowServices('portal', 'intake', 'directory', 'protection', 'casework', 'notifications', 'grants', 'insights')
  async publicKeys(): Promise<{ keys: PublishedKey[] }> {
    return this.keys.published();
  }
}
