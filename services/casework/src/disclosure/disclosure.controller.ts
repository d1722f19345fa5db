import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { PurposeQuery, ReadContentQuery, type ContentShown, type ConversationShown } from './disclosure.dto';
import { ListReaders, type ReadersShown } from './list-readers';
import { ReadContent } from './read-content';
import { ReadConversation } from './read-conversation';

/** What was sent: S2 and S3, each read written down first. */
@Controller('cases')
export class DisclosureController {
  constructor(
    private readonly readContent: ReadContent,
    private readonly readConversation: ReadConversation,
    private readonly listReaders: ListReaders,
  ) {}

  @Get(':which/content')
  @AllowPeople('case.read-content', 'case.read-identity')
  @Header('cache-control', 'no-store')
  async content(@FromPerson() subject: Subject, @Param('which') which: string, @Query() query: ReadContentQuery): Promise<ContentShown> {
    return this.readContent.run(subject, which, query);
  }

  @Get(':which/conversation')
  @AllowPeople('case.read-conversation')
  @Header('cache-control', 'no-store')
  async conversation(@FromPerson() subject: Subject, @Param('which') which: string, @Query() query: PurposeQuery): Promise<ConversationShown> {
    return this.readConversation.run(subject, which, query);
  }

  @Get(':which/readers')
  @AllowPeople('case.read-access')
  @Header('cache-control', 'no-store')
  async readers(@FromPerson() subject: Subject, @Param('which') which: string): Promise<ReadersShown> {
    return this.listReaders.run(subject, which);
  }
}
