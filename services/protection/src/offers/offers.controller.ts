import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { ReferralAnswer } from '../needs/needs.dto';
import { AnswerOffer } from './answer-offer';
import { ConfirmDeletion } from './confirm-deletion';
import { ListOffers } from './list-offers';
import { DeclineRequest, OfOffer, ProgressRequest, type DeletionShown, type OfferShown, type PacketShown } from './offers.dto';
import { ReadPacket } from './read-packet';

/** What a partner's organisation was asked, for its own people. */
@Controller('offers')
export class OffersController {
  constructor(
    private readonly listOffers: ListOffers,
    private readonly answerOffer: AnswerOffer,
    private readonly readPacket: ReadPacket,
    private readonly confirmDeletion: ConfirmDeletion,
  ) {}

  @Get()
  @AllowPeople('offer.list')
  async list(@FromPerson() subject: Subject): Promise<OfferShown[]> {
    return this.listOffers.run(subject);
  }

  @Post(':referralId/commit')
  @AllowPeople('offer.answer')
  @HttpCode(200)
  async commit(@FromPerson() subject: Subject, @Param() { referralId }: OfOffer): Promise<ReferralAnswer> {
    return this.answerOffer.commit(subject, referralId);
  }

  @Post(':referralId/decline')
  @AllowPeople('offer.answer')
  @HttpCode(200)
  async decline(@FromPerson() subject: Subject, @Param() { referralId }: OfOffer, @Body() { because }: DeclineRequest): Promise<ReferralAnswer> {
    return this.answerOffer.decline(subject, referralId, because);
  }

  @Post(':referralId/progress')
  @AllowPeople('offer.answer')
  @HttpCode(200)
  async progress(@FromPerson() subject: Subject, @Param() { referralId }: OfOffer, @Body() { status }: ProgressRequest): Promise<ReferralAnswer> {
    return this.answerOffer.progress(subject, referralId, status);
  }

  @Get(':referralId/packet')
  @AllowPeople('packet.read')
  async packet(@FromPerson() subject: Subject, @Param() { referralId }: OfOffer): Promise<PacketShown> {
    return this.readPacket.run(subject, referralId);
  }

  @Post(':referralId/deleted')
  @AllowPeople('offer.answer')
  @HttpCode(200)
  async deleted(@FromPerson() subject: Subject, @Param() { referralId }: OfOffer): Promise<DeletionShown> {
    return this.confirmDeletion.run(subject, referralId);
  }
}
