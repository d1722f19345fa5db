import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfReferral } from '../needs/needs.dto';
import { OfOffer } from '../offers/offers.dto';
import { WriteMessageRequest, type MessageShown, type MessageWritten } from './messages.dto';
import { ReadMessages } from './read-messages';
import { WriteToDesk } from './write-to-desk';
import { WriteToPartner } from './write-to-partner';

/** What the desk and a partner write to each other about a referral. */
@Controller()
export class MessagesController {
  constructor(
    private readonly readMessages: ReadMessages,
    private readonly writeToPartner: WriteToPartner,
    private readonly writeToDesk: WriteToDesk,
  ) {}

  @Get('cases/:caseId/referrals/:referralId/messages')
  @AllowPeople('referral.offer')
  async ofReferral(@FromPerson() subject: Subject, @Param() { caseId, referralId }: OfReferral): Promise<MessageShown[]> {
    return this.readMessages.byDesk(subject, caseId, referralId);
  }

  @Post('cases/:caseId/referrals/:referralId/messages')
  @AllowPeople('referral.offer')
  @HttpCode(200)
  async toPartner(@FromPerson() subject: Subject, @Param() { caseId, referralId }: OfReferral, @Body() said: WriteMessageRequest): Promise<MessageWritten> {
    return this.writeToPartner.run(subject, caseId, referralId, said);
  }

  @Get('offers/:referralId/messages')
  @AllowPeople('offer.answer')
  async ofOffer(@FromPerson() subject: Subject, @Param() { referralId }: OfOffer): Promise<MessageShown[]> {
    return this.readMessages.byPartner(subject, referralId);
  }

  @Post('offers/:referralId/messages')
  @AllowPeople('offer.answer')
  @HttpCode(200)
  async toDesk(@FromPerson() subject: Subject, @Param() { referralId }: OfOffer, @Body() said: WriteMessageRequest): Promise<MessageWritten> {
    return this.writeToDesk.run(subject, referralId, said);
  }
}
