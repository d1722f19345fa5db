import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { OfReferral } from '../needs/needs.dto';
import { MakeLinkRequest, OfLink, type LinkShown, type MadeLink } from './links.dto';
import { ListLinks } from './list-links';
import { MakeLink } from './make-link';
import { RevokeLink } from './revoke-link';

/** Links for partners without an account, as staff make and follow them. */
@Controller('cases/:caseId')
export class LinksController {
  constructor(
    private readonly makeLink: MakeLink,
    private readonly listLinks: ListLinks,
    private readonly revokeLink: RevokeLink,
  ) {}

  @Get('links')
  @AllowPeople('referral.list')
  async list(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<LinkShown[]> {
    return this.listLinks.run(subject, caseId);
  }

  @Post('referrals/:referralId/links')
  @AllowPeople('referral.release')
  async make(@FromPerson() subject: Subject, @Param() { caseId, referralId }: OfReferral, @Body() how: MakeLinkRequest): Promise<MadeLink> {
    return this.makeLink.run(subject, caseId, referralId, how);
  }

  @Post('referrals/:referralId/links/:linkId/revoke')
  @AllowPeople('referral.offer')
  @HttpCode(200)
  async revoke(@FromPerson() subject: Subject, @Param() which: OfLink): Promise<{ linkId: string; endedAt: Date }> {
    return this.revokeLink.run(subject, which);
  }
}
