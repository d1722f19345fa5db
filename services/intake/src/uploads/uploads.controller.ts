import { malformedRequest } from '@amparo/kernel';
import { Public, UploadBody } from '@amparo/platform';
import { Body, Controller, Headers, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FilesAnswer } from '../attachments/attachments.controller';
import { Bursts } from '../bursts/bursts';
import { readReceipt } from '../receipts/receipt.rules';
import { BeginUpload } from './begin-upload';
import { FindProgress } from './find-progress';
import { FinishUpload } from './finish-upload';
import { TakePiece } from './take-piece';
import { offsetIn, UploadElsewhere, type Progress } from './upload.rules';
import { BeginUploadDto, UploadDto } from './uploads.dto';

/** Files that come piece by piece, from programs. The return code stands in the body, or where that is the file, in a header: never in an address. */
@Controller('api/reports/files/uploads')
export class UploadsController {
  constructor(
    private readonly beginUpload: BeginUpload,
    private readonly findProgress: FindProgress,
    private readonly takePiece: TakePiece,
    private readonly finishUpload: FinishUpload,
    private readonly bursts: Bursts,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  begin(@Body() { receipt, ...wanted }: BeginUploadDto): Promise<Progress> {
    return this.beginUpload.run(readReceipt(receipt), wanted);
  }

  @Post('offset')
  @HttpCode(200)
  @Public()
  progress(@Body() { receipt, upload }: UploadDto): Promise<Progress> {
    return this.findProgress.run(readReceipt(receipt), upload.toLowerCase());
  }

  /** A piece: its bytes and nothing else. Where the file goes on elsewhere, the answer says where. */
  @Patch()
  @Public()
  async piece(@Headers() headers: Record<string, unknown>, @Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Progress> {
    const upload = headers['amparo-upload'];
    if (!(body instanceof UploadBody) || !isUUID(upload)) throw malformedRequest();
    try {
      const piece = { id: String(upload).toLowerCase(), offset: offsetIn(headers['upload-offset']), body, place: this.bursts.networkOf(request) };
      const progress = await this.takePiece.run(readReceipt(headers['amparo-receipt']), piece);
      reply.header('upload-offset', progress.offset);
      return progress;
    } catch (error) {
      if (error instanceof UploadElsewhere) reply.header('upload-offset', error.offset);
      throw error;
    }
  }

  @Post('finish')
  @HttpCode(200)
  @Public()
  async finish(@Body() { receipt, upload }: UploadDto): Promise<FilesAnswer> {
    const { reference, outcome } = await this.finishUpload.run(readReceipt(receipt), upload.toLowerCase());
    return { reference, files: [outcome] };
  }
}
