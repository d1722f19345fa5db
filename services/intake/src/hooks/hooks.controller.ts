import { Clock, Refusal } from '@amparo/kernel';
import { Logger, Public } from '@amparo/platform';
import { Controller, Headers, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Bursts } from '../bursts/bursts';
import { HookKeys } from './hook-keys';
import { readHookMessage } from './hook-message.rules';
import { hookFault } from './hook-signature';
import { TakeMessage, type TakenMessage } from './take-message';

/** Messages that a gateway brings, such as one for Signal or SMS. It is known by what it signs with, not by where it is. */
@Controller('api/hooks')
export class HooksController {
  constructor(
    private readonly keys: HookKeys,
    private readonly takeMessage: TakeMessage,
    private readonly bursts: Bursts,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** The signature is over what came, byte for byte, and is looked at before anything in it. */
  @Post(':adapter')
  @Public()
  take(@Param('adapter') adapter: string, @Headers('amparo-signature') signature: string | undefined, @Req() request: FastifyRequest): Promise<TakenMessage> {
    const fault = hookFault(signature, request.rawBody ?? Buffer.alloc(0), this.keys.of(adapter), this.clock.now());
    if (fault !== undefined) {
      this.logger.warn('hook.refused', { reason: fault });
      // One answer, whatever was wrong: an adapter that nobody knows, its key, or its clock.
      throw new Refusal('unauthenticated', 'hook.refused', 'The signature of this message is missing, too old or wrong.');
    }
    return this.takeMessage.run(adapter, readHookMessage(request.body), this.bursts.ofGateway(adapter));
  }
}
