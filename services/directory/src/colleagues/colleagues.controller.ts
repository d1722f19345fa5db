import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { NameColleaguesDto, type ColleaguesNamed } from './colleagues.dto';
import { NameColleagues } from './name-colleagues';

@Controller('colleagues')
export class ColleaguesController {
  constructor(private readonly nameColleagues: NameColleagues) {}

  /** In a body: many at once, and who asks about whom is nobody's to read in an address. */
  @Post('names')
  @HttpCode(200)
  @AllowPeople('person.name')
  async names(@FromPerson() by: Subject, @Body() { people }: NameColleaguesDto): Promise<ColleaguesNamed> {
    return this.nameColleagues.run(by, people);
  }
}
