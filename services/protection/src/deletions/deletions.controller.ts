import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { MakeLinkRequest, type MadeLink } from '../links/links.dto';
import { MakeLink } from '../links/make-link';
import { OfReferral } from '../needs/needs.dto';
import type { DeletionShown } from '../offers/offers.dto';
import { HearDeletionRequest, OfDeletion, type OpenDeletion } from './deletions.dto';
import { HearDeletion } from './hear-deletion';
import { ListDeletions } from './list-deletions';

/** What organisations are to delete, as staff follow it until it is said to be done. */
@Controller()
export class DeletionsController {
  constructor(
    private readonly listDeletions: ListDeletions,
    private readonly hearDeletion: HearDeletion,
    private readonly makeLink: MakeLink,
  ) {}

  @Get('deletions')
  @AllowPeople('referral.list')
  async list(@FromPerson() subject: Subject): Promise<OpenDeletion[]> {
    return this.listDeletions.run(subject);
  }

  @Post('cases/:caseId/referrals/:referralId/deleted')
  @AllowPeople('referral.offer')
  @HttpCode(200)
  async ofCase(@FromPerson() subject: Subject, @Param() { caseId, referralId }: OfReferral, @Body() heard: HearDeletionRequest): Promise<DeletionShown> {
    return this.hearDeletion.ofCase(subject, caseId, referralId, heard);
  }

  @Post('deletions/:referralId/deleted')
  @AllowPeople('deletion.hear')
  @HttpCode(200)
  async ofErased(@FromPerson() subject: Subject, @Param() { referralId }: OfDeletion, @Body() heard: HearDeletionRequest): Promise<DeletionShown> {
    return this.hearDeletion.ofErased(subject, referralId, heard);
  }

  @Post('deletions/:referralId/links')
  @AllowPeople('deletion.hear')
  async link(@FromPerson() subject: Subject, @Param() { referralId }: OfDeletion, @Body() how: MakeLinkRequest): Promise<MadeLink> {
    return this.makeLink.ofErased(subject, referralId, how);
  }
}
