import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { OfReferral } from '../needs/needs.dto';
import { OfOffer } from '../offers/offers.dto';
import { DeskLog } from './desk-log';
import { PartnerLog } from './partner-log';
import { WriteLineRequest, WriteMessageRequest, type LineShown } from './referral-log.dto';

/** What a partner and the desk write to each other about a referral, and what the partner did. */
@Controller()
export class ReferralLogController {
  constructor(
    private readonly deskLog: DeskLog,
    private readonly partnerLog: PartnerLog,
  ) {}

  @Get('cases/:caseId/referrals/:referralId/log')
  @AllowPeople('consent.read')
  async read(@FromPerson() subject: Subject, @Param() { caseId, referralId }: OfReferral): Promise<LineShown[]> {
    return this.deskLog.read(subject, caseId, referralId);
  }

  @Post('cases/:caseId/referrals/:referralId/log')
  @AllowPeople('consent.record')
  async write(@FromPerson() subject: Subject, @Param() { caseId, referralId }: OfReferral, @Body() message: WriteMessageRequest): Promise<{ lineId: string }> {
    return this.deskLog.write(subject, caseId, referralId, message);
  }

  @Get('offers/:referralId/log')
  @AllowPeople('offer.answer')
  async readOwn(@FromPerson() subject: Subject, @Param() { referralId }: OfOffer): Promise<LineShown[]> {
    return (await this.partnerLog.read(subject, referralId)).lines;
  }

  @Post('offers/:referralId/log')
  @AllowPeople('offer.answer')
  async writeOwn(@FromPerson() subject: Subject, @Param() { referralId }: OfOffer, @Body() line: WriteLineRequest): Promise<{ lineId: string }> {
    return this.partnerLog.write(subject, referralId, line);
  }
}
