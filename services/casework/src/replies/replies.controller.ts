import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { WriteReply, type ReplyShown } from './write-reply';

/** Longest reply, in UTF-16 units: several fit on a page of the door. */
const LONGEST_REPLY = 5_000;

/** What is written to the reporter. */
export class ReplyRequest {
  /** Made by who writes: the same one again is the same reply. */
  @IsUUID() replyId!: string;
  @IsString() @MaxLength(LONGEST_REPLY) text!: string;
}

/** Replies to reporters. */
@Controller('cases')
export class RepliesController {
  constructor(private readonly writeReply: WriteReply) {}

  @Post(':which/replies')
  @AllowPeople('case.reply')
  @HttpCode(200)
  async write(@FromPerson() subject: Subject, @Param('which') which: string, @Body() { replyId, text }: ReplyRequest): Promise<ReplyShown> {
    return this.writeReply.run(subject, which, { replyId: replyId.toLowerCase(), text });
  }
}
