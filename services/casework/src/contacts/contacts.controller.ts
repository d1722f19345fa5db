import type { Subject } from '@amparo/domain';
import { AllowPeople, firstToGo, FromPerson } from '@amparo/platform';
import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { FindByContactRequest, type CasesFound } from './contacts.dto';
import { FindCasesByContact } from './find-cases-by-contact';

/** Whose case it is. The contact stands in a body: an address would be kept where addresses are. */
@Controller('contacts')
export class ContactsController {
  constructor(private readonly findCases: FindCasesByContact) {}

  @Post('find')
  @AllowPeople('case.find-contact')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async find(@FromPerson() subject: Subject, @Body() request: FindByContactRequest): Promise<CasesFound> {
    return firstToGo.search.run(() => this.findCases.run(subject, request));
  }
}
