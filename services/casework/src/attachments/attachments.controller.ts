import { Readable } from 'node:stream';
import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PurposeQuery } from '../disclosure/disclosure.dto';
import { MakePicture } from '../pictures/make-picture';
import { KINDS, neutralName } from './attachment.rules';
import type { AttachmentsShown } from './attachments.dto';
import { ListAttachments } from './list-attachments';
import { SeeAttachment } from './see-attachment';

/** Whatever is in a file, a browser that shows it all the same runs nothing of it and fetches nothing. */
const SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Files of a case: S3, each read written down first. */
@Controller('cases')
export class AttachmentsController {
  constructor(
    private readonly listAttachments: ListAttachments,
    private readonly seeAttachment: SeeAttachment,
    private readonly makePicture: MakePicture,
  ) {}

  @Get(':which/attachments')
  @AllowPeople('case.read-identity')
  @Header('cache-control', 'no-store')
  async list(@FromPerson() subject: Subject, @Param('which') which: string, @Query() query: PurposeQuery): Promise<AttachmentsShown> {
    return this.listAttachments.run(subject, which, query);
  }

  /** As it was sent, with everything that is hidden in it: to be saved, never shown. Not for partners. */
  @Get(':which/attachments/:id/original')
  @AllowPeople('case.read-identity')
  async original(@FromPerson() subject: Subject, @Param('which') which: string, @Param('id') id: string, @Query() query: PurposeQuery, @Res() reply: FastifyReply): Promise<void> {
    const { about, parts } = await this.seeAttachment.run(subject, which, id, query, ({ sight }) => {
      if (sight.as === 'partners') throw new Refusal('forbidden', 'access.forbidden', 'You may not do this.');
    });
    void reply
      .header('content-type', 'application/octet-stream')
      .header('content-length', String(about.size))
      .header('content-disposition', `attachment; filename="${neutralName(id, about.kind)}"`)
      .header('content-security-policy', SANDBOX)
      .header('cache-control', 'no-store')
      .send(Readable.from(parts(), { objectMode: false }));
  }

  /** A picture of it without metadata, made anew from its pixels. */
  @Get(':which/attachments/:id/picture')
  @AllowPeople('case.read-identity')
  async picture(@FromPerson() subject: Subject, @Param('which') which: string, @Param('id') id: string, @Query() query: PurposeQuery, @Res() reply: FastifyReply): Promise<void> {
    const { parts } = await this.seeAttachment.run(subject, which, id, query, (_seen, { kind }) => {
      if (!KINDS[kind].shows) throw new Refusal('unprocessable', 'picture.none', 'No picture is made of this file.');
    });
    const bytes: Buffer[] = [];
    for await (const part of parts()) bytes.push(part);
    const picture = await this.makePicture.run(Buffer.concat(bytes));
    void reply.header('content-type', 'image/jpeg').header('content-security-policy', SANDBOX).header('cache-control', 'no-store').send(picture);
  }
}
