import type { Subject } from '@amparo/domain';
import { AllowOperator, AllowPeople, FromCaller, FromPerson, type Caller } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { MadeInvitation } from '../accounts/invitations';
import { PersonIdDto } from '../people/people.dto';
import type { ShownSession } from '../sessions/list-sessions';
import { LinkOpenIdDto, ListAccountChangesDto } from './accounts.dto';
import { AskForReset, type AskedReset } from './ask-for-reset';
import { ConfirmReset } from './confirm-reset';
import { InvitePerson } from './invite-person';
import { LinkOpenId } from './link-open-id';
import { ListAccountChanges, type ListedAccountChanges } from './list-account-changes';
import { ListAccounts, type ShownAccount } from './list-accounts';
import { SessionsOfOthers } from './sessions-of-others';

/** Accounts of other people, for administrators. */
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly listAccounts: ListAccounts,
    private readonly listAccountChanges: ListAccountChanges,
    private readonly invitePerson: InvitePerson,
    private readonly linkOpenId: LinkOpenId,
    private readonly askForReset: AskForReset,
    private readonly confirmReset: ConfirmReset,
    private readonly sessionsOfOthers: SessionsOfOthers,
  ) {}

  @Get()
  @AllowPeople('account.invite')
  async list(): Promise<{ accounts: ShownAccount[] }> {
    return { accounts: await this.listAccounts.run() };
  }

  /** Who did what to accounts. */
  @Get('changes')
  @AllowPeople('change.read')
  async changes(@Query() { page, size, about }: ListAccountChangesDto): Promise<ListedAccountChanges> {
    return this.listAccountChanges.run({ page, size }, about);
  }

  @Post(':person/invite')
  @HttpCode(200)
  @AllowPeople('account.invite')
  @AllowOperator()
  async invite(@FromCaller() by: Caller, @Param() { person }: PersonIdDto): Promise<MadeInvitation> {
    return this.invitePerson.run(by, person);
  }

  @Post(':person/open-id')
  @HttpCode(204)
  @AllowPeople('account.invite')
  async link(@FromPerson() by: Subject, @Param() { person }: PersonIdDto, @Body() { subject }: LinkOpenIdDto): Promise<void> {
    await this.linkOpenId.run(by, person, subject);
  }

  @Post(':person/reset-factor')
  @HttpCode(200)
  @AllowPeople('account.reset-factor')
  async ask(@FromPerson() by: Subject, @Param() { person }: PersonIdDto): Promise<AskedReset> {
    return this.askForReset.run(by, person);
  }

  @Post(':person/reset-factor/confirm')
  @HttpCode(200)
  @AllowPeople('account.reset-factor')
  async confirm(@FromPerson() by: Subject, @Param() { person }: PersonIdDto): Promise<MadeInvitation> {
    return this.confirmReset.run(by, person);
  }

  @Get(':person/sessions')
  @AllowPeople('session.end-others')
  async sessions(@FromPerson() by: Subject, @Param() { person }: PersonIdDto): Promise<{ sessions: ShownSession[] }> {
    return { sessions: await this.sessionsOfOthers.list(by, person) };
  }

  @Post(':person/sessions/end')
  @HttpCode(200)
  @AllowPeople('session.end-others')
  async endSessions(@FromPerson() by: Subject, @Param() { person }: PersonIdDto): Promise<{ ended: number }> {
    return { ended: await this.sessionsOfOthers.end(by, person) };
  }
}
