import { AllowServices } from '@amparo/platform';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { FindReply } from './find-reply';

/** Sealed replies, for the door alone. */
@Controller('handover')
@AllowServices('intake')
export class RepliesHandoverController {
  constructor(private readonly findReply: FindReply) {}

  @Get('replies/:id')
  @Header('content-type', 'application/octet-stream')
  async reply(@Param('id') id: string): Promise<Buffer> {
    return this.findReply.run(id);
  }
}
