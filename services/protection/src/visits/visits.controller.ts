import { AllowServices } from '@amparo/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { ReferralAnswer } from '../needs/needs.dto';
import type { DeletionShown } from '../offers/offers.dto';
import { CloseByLink } from './close-by-link';
import { OpenLinkRequest, VisitCodeRequest, VisitDeclineRequest, VisitLineRequest, VisitProgressRequest, VisitRequest, type OpenedLink, type VisitLog, type VisitPacket, type VisitShown } from '../links/links.dto';
import { OpenLink } from './open-link';
import { ShowVisit } from './show-visit';
import { UseVisit } from './use-visit';
import { VerifyLink } from './verify-link';

/** What the partners' entrance asks for a browser that came by a link. Secrets are in bodies: no address holds one. */
@Controller('internal/links')
@AllowServices('portal')
export class VisitsController {
  constructor(
    private readonly openLink: OpenLink,
    private readonly verifyLink: VerifyLink,
    private readonly showVisit: ShowVisit,
    private readonly useVisit: UseVisit,
    private readonly closeByLink: CloseByLink,
  ) {}

  @Post('open')
  @HttpCode(200)
  async open(@Body() { secret }: OpenLinkRequest): Promise<OpenedLink> {
    return this.openLink.run(secret);
  }

  @Post('code')
  @HttpCode(204)
  async code(@Body() { visit, code }: VisitCodeRequest): Promise<void> {
    await this.verifyLink.run(visit, code);
  }

  @Post('offer')
  @HttpCode(200)
  async offer(@Body() { visit }: VisitRequest): Promise<VisitShown> {
    return this.showVisit.run(visit);
  }

  @Post('commit')
  @HttpCode(200)
  async commit(@Body() { visit }: VisitRequest): Promise<ReferralAnswer> {
    return this.useVisit.commit(visit);
  }

  @Post('decline')
  @HttpCode(200)
  async decline(@Body() { visit, because }: VisitDeclineRequest): Promise<ReferralAnswer> {
    return this.useVisit.decline(visit, because);
  }

  @Post('progress')
  @HttpCode(200)
  async progress(@Body() { visit, status }: VisitProgressRequest): Promise<ReferralAnswer> {
    return this.useVisit.progress(visit, status);
  }

  @Post('packet')
  @HttpCode(200)
  async packet(@Body() { visit }: VisitRequest): Promise<VisitPacket> {
    return this.useVisit.packet(visit);
  }

  @Post('log')
  @HttpCode(200)
  async log(@Body() { visit }: VisitRequest): Promise<VisitLog> {
    return this.useVisit.log(visit);
  }

  @Post('line')
  async line(@Body() { visit, ...line }: VisitLineRequest): Promise<{ lineId: string }> {
    return this.useVisit.write(visit, line);
  }

  @Post('deleted')
  @HttpCode(200)
  async deleted(@Body() { visit }: VisitRequest): Promise<DeletionShown> {
    return this.useVisit.deleted(visit);
  }

  @Post('leave')
  @HttpCode(204)
  async leave(@Body() { visit }: VisitRequest): Promise<void> {
    await this.useVisit.leave(visit);
  }

  @Post('compromised')
  @HttpCode(204)
  async compromised(@Body() { visit }: VisitRequest): Promise<void> {
    await this.closeByLink.run(visit);
  }
}
