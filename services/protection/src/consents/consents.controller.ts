import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { NoteRefusalRequest, OfCase, OfConsent, RecordConsentRequest, type ConsentPaper, type ConsentRead, type ConsentShown, type RecordedConsent, type RefusalNoted, type WithdrawnConsent } from './consents.dto';
import { ListConsents } from './list-consents';
import { NoteRefusal } from './note-refusal';
import { PrintConsent } from './print-consent';
import { ReadConsent } from './read-consent';
import { RecordConsent } from './record-consent';
import { WithdrawConsent } from './withdraw-consent';

/** What people have agreed to. */
@Controller('cases/:caseId/consents')
export class ConsentsController {
  constructor(
    private readonly recordConsent: RecordConsent,
    private readonly listConsents: ListConsents,
    private readonly readConsent: ReadConsent,
    private readonly printConsent: PrintConsent,
    private readonly withdrawConsent: WithdrawConsent,
    private readonly noteRefusal: NoteRefusal,
  ) {}

  @Post()
  @AllowPeople('consent.record')
  async record(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() said: RecordConsentRequest): Promise<RecordedConsent> {
    return this.recordConsent.run(subject, caseId, said);
  }

  @Post('refusals')
  @AllowPeople('consent.record')
  @HttpCode(200)
  async refusal(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() said: NoteRefusalRequest): Promise<RefusalNoted> {
    return this.noteRefusal.run(subject, caseId, said);
  }

  @Get()
  @AllowPeople('consent.list')
  async list(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<ConsentShown[]> {
    return this.listConsents.run(subject, caseId);
  }

  @Get(':consentId')
  @AllowPeople('consent.read')
  async read(@FromPerson() subject: Subject, @Param() { caseId, consentId }: OfConsent): Promise<ConsentRead> {
    return this.readConsent.run(subject, caseId, consentId);
  }

  @Get(':consentId/paper')
  @AllowPeople('consent.read')
  async paper(@FromPerson() subject: Subject, @Param() { caseId, consentId }: OfConsent): Promise<ConsentPaper> {
    return this.printConsent.run(subject, caseId, consentId);
  }

  @Post(':consentId/withdraw')
  @AllowPeople('consent.withdraw')
  @HttpCode(200)
  async withdraw(@FromPerson() subject: Subject, @Param() { caseId, consentId }: OfConsent): Promise<WithdrawnConsent> {
    return this.withdrawConsent.run(subject, caseId, consentId);
  }
}
