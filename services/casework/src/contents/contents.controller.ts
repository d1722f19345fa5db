import { AllowOperator } from '@amparo/platform';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { RetryContents } from './retry-contents';

/** Sealed contents, for the operator: never what is in them. */
@Controller('contents')
export class ContentsController {
  constructor(private readonly retryContents: RetryContents) {}

  @Post('retry')
  @AllowOperator()
  @HttpCode(200)
  async retry(): Promise<{ wanted: number }> {
    return this.retryContents.run();
  }
}
