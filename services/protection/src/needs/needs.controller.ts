import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { AskForHelp } from './ask-for-help';
import { ListReferrals } from './list-referrals';
import { AskForHelpRequest, OfReferral, ReleaseRequest, type HelpAsked, type ReferralAnswer, type ReferralShown } from './needs.dto';
import { RecallReferral } from './recall-referral';
import { ReleasePacket } from './release-packet';

/** Help for a case, as the desk asks for it. */
@Controller('cases/:caseId')
export class NeedsController {
  constructor(
    private readonly askForHelp: AskForHelp,
    private readonly listReferrals: ListReferrals,
    private readonly releasePacket: ReleasePacket,
    private readonly recallReferral: RecallReferral,
  ) {}

  @Post('needs')
  @AllowPeople('referral.offer')
  async ask(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() asked: AskForHelpRequest): Promise<HelpAsked> {
    return this.askForHelp.run(subject, caseId, asked);
  }

  @Get('referrals')
  @AllowPeople('referral.list')
  async list(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<ReferralShown[]> {
    return this.listReferrals.run(subject, caseId);
  }

  @Post('referrals/:referralId/release')
  @AllowPeople('referral.release')
  @HttpCode(200)
  async release(@FromPerson() subject: Subject, @Param() { caseId, referralId }: OfReferral, @Body() { fields }: ReleaseRequest): Promise<ReferralAnswer> {
    return this.releasePacket.run(subject, caseId, referralId, fields);
  }

  @Post('referrals/:referralId/recall')
  @AllowPeople('referral.offer')
  @HttpCode(200)
  async recall(@FromPerson() subject: Subject, @Param() { caseId, referralId }: OfReferral): Promise<ReferralAnswer> {
    return this.recallReferral.run(subject, caseId, referralId);
  }
}
