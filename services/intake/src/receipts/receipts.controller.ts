import { Controller, Post } from '@nestjs/common';
import { Public } from '@amparo/platform';
import { IssueReceipt } from './issue-receipt';

/** Return codes, handed out before anything is sent. */
@Controller('api/receipts')
export class ReceiptsController {
  constructor(private readonly issueReceipt: IssueReceipt) {}

  @Post()
  @Public()
  issue(): { receipt: string } {
    return this.issueReceipt.run();
  }
}
