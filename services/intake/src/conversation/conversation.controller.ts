import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { Public } from '@amparo/platform';
import type { FastifyRequest } from 'fastify';
import { Bursts } from '../bursts/bursts';
import { readReceipt } from '../receipts/receipt.rules';
import { messageIn, textIn } from './conversation-body.rules';
import { ReadConversation, type Conversation } from './read-conversation';
import { WithdrawReport, type Withdrawn } from '../withdrawal/withdraw-report';
import { withdrawalIn } from '../withdrawal/withdrawal.rules';
import { WriteMessage } from './write-message';

/** The way back: every call carries the return code in the body, never in an address. */
@Controller('api/reports')
export class ConversationController {
  constructor(
    private readonly readConversation: ReadConversation,
    private readonly writeMessage: WriteMessage,
    private readonly withdrawReport: WithdrawReport,
    private readonly bursts: Bursts,
  ) {}

  @Post('conversation')
  @HttpCode(200)
  @Public()
  read(@Body() body: unknown): Promise<Conversation> {
    return this.readConversation.run(readReceipt(textIn(body, 'receipt')));
  }

  @Post('messages')
  @Public()
  async write(@Body() body: unknown): Promise<{ reference: string }> {
    const receipt = readReceipt(textIn(body, 'receipt'));
    return this.writeMessage.run(receipt, messageIn(body));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Public()
  async withdraw(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Withdrawn> {
    const receipt = readReceipt(textIn(body, 'receipt'));
    return this.withdrawReport.run(receipt, withdrawalIn(body), undefined, this.bursts.of(request));
  }
}
