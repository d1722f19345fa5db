import { Controller, Get, Header, Param } from '@nestjs/common';
import { AllowServices } from '@amparo/platform';
import { FindAttachmentPart } from './find-attachment-part';
import { FindEnvelope } from './find-envelope';

/** Sealed envelopes, for casework alone. */
@Controller('handover')
@AllowServices('casework')
export class HandoverController {
  constructor(
    private readonly findEnvelope: FindEnvelope,
    private readonly findAttachmentPart: FindAttachmentPart,
  ) {}

  @Get('submissions/:id')
  @Header('content-type', 'application/octet-stream')
  submission(@Param('id') id: string): Promise<Buffer> {
    return this.findEnvelope.run('REPORT', id);
  }

  @Get('messages/:id')
  @Header('content-type', 'application/octet-stream')
  message(@Param('id') id: string): Promise<Buffer> {
    return this.findEnvelope.run('MESSAGE', id);
  }

  @Get('attachments/:id/:number')
  @Header('content-type', 'application/octet-stream')
  attachment(@Param('id') id: string, @Param('number') number: string): Promise<Buffer> {
    return this.findAttachmentPart.run(id, number);
  }
}
