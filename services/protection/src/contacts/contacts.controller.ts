import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { DraftContactRequest, OfContact, type ContactAnswer, type ContactRead, type ContactShown } from './contacts.dto';
import { DraftContact } from './draft-contact';
import { MoveContact } from './move-contact';
import { ReadContacts } from './read-contacts';

/** Drafts for banks and mechanisms outside. No call sends one. */
@Controller('cases/:caseId/contacts')
export class ContactsController {
  constructor(
    private readonly draftContact: DraftContact,
    private readonly readContacts: ReadContacts,
    private readonly moveContact: MoveContact,
  ) {}

  @Post()
  @AllowPeople('contact.draft')
  async draft(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() draft: DraftContactRequest): Promise<ContactAnswer> {
    return this.draftContact.run(subject, caseId, draft);
  }

  @Get()
  @AllowPeople('referral.list')
  async list(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<ContactShown[]> {
    return this.readContacts.list(subject, caseId);
  }

  @Get(':contactId')
  @AllowPeople('contact.draft')
  async one(@FromPerson() subject: Subject, @Param() { caseId, contactId }: OfContact): Promise<ContactRead> {
    return this.readContacts.one(subject, caseId, contactId);
  }

  @Post(':contactId/agree')
  @AllowPeople('contact.agree')
  @HttpCode(200)
  async agree(@FromPerson() subject: Subject, @Param() { caseId, contactId }: OfContact): Promise<ContactAnswer> {
    return this.moveContact.agree(subject, caseId, contactId);
  }

  @Post(':contactId/export')
  @AllowPeople('contact.draft')
  @HttpCode(200)
  async export(@FromPerson() subject: Subject, @Param() { caseId, contactId }: OfContact): Promise<ContactRead> {
    return this.moveContact.export(subject, caseId, contactId);
  }

  @Post(':contactId/drop')
  @AllowPeople('contact.draft')
  @HttpCode(200)
  async drop(@FromPerson() subject: Subject, @Param() { caseId, contactId }: OfContact): Promise<ContactAnswer> {
    return this.moveContact.drop(subject, caseId, contactId);
  }
}
