import { malformedRequest } from '@amparo/kernel';
import { FormParts, Public } from '@amparo/platform';
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Bursts } from '../bursts/bursts';
import { readReceipt } from '../receipts/receipt.rules';
import type { FileOutcome } from './attachment.rules';
import { TakeFiles } from './take-files';

/** What is answered to files. */
export interface FilesAnswer {
  reference: string;
  /** In the order in which they were sent. */
  files: FileOutcome[];
}

/** Files for a report, from programs. */
@Controller('api/reports')
export class AttachmentsController {
  constructor(private readonly takeFiles: TakeFiles, private readonly bursts: Bursts) {}

  /** A form: the field `receipt` first, then files. */
  @Post('files')
  @HttpCode(200)
  @Public()
  async files(@Body() form: unknown, @Req() request: FastifyRequest): Promise<FilesAnswer> {
    if (!(form instanceof FormParts)) throw malformedRequest();
    const { reference, outcomes } = await this.takeFiles.run(form, this.bursts.networkOf(request), (before) => readReceipt(before.one('receipt')));
    if (reference === undefined) throw malformedRequest();
    return { reference, files: outcomes };
  }
}
