import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { HandOver } from './hand-over';
import { HandOverRequest, MoveHandOffRequest, OfHandOff, type HandOffAnswer, type HandOffRead, type HandOffShown } from './hand-offs.dto';
import { MoveHandOff } from './move-hand-off';
import { ReadHandOffs } from './read-hand-offs';

/** What of a case other groups of ours see to: grants, accountability, the exchange. */
@Controller('cases/:caseId/hand-offs')
export class HandOffsController {
  constructor(
    private readonly handOver: HandOver,
    private readonly readHandOffs: ReadHandOffs,
    private readonly moveHandOff: MoveHandOff,
  ) {}

  @Post()
  @AllowPeople('referral.offer')
  async ask(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() asked: HandOverRequest): Promise<HandOffAnswer> {
    return this.handOver.run(subject, caseId, asked);
  }

  @Get()
  @AllowPeople('referral.list')
  async list(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<HandOffShown[]> {
    return this.readHandOffs.list(subject, caseId);
  }

  @Get(':handOffId')
  @AllowPeople('hand-off.work')
  async one(@FromPerson() subject: Subject, @Param() { caseId, handOffId }: OfHandOff): Promise<HandOffRead> {
    return this.readHandOffs.one(subject, caseId, handOffId);
  }

  @Post(':handOffId/move')
  @AllowPeople('hand-off.work')
  @HttpCode(200)
  async move(@FromPerson() subject: Subject, @Param() { caseId, handOffId }: OfHandOff, @Body() to: MoveHandOffRequest): Promise<HandOffAnswer> {
    return this.moveHandOff.run(subject, caseId, handOffId, to);
  }

  @Post(':handOffId/call-back')
  @AllowPeople('referral.offer')
  @HttpCode(200)
  async callBack(@FromPerson() subject: Subject, @Param() { caseId, handOffId }: OfHandOff): Promise<HandOffAnswer> {
    return this.moveHandOff.callBack(subject, caseId, handOffId);
  }
}
