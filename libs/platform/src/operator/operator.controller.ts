import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { Lag, ParkedSequence, RepublishingStatus } from '@amparo/messaging';
import { AllowOperator, AllowPeople } from '../access/access.decorators';
import { EventWiring } from '../service/event-wiring';
import { RedriveRequest, RepublishRequest } from './operator.dto';

/** What an operator may ask of each service, and do: ids and codes only. */
@Controller('operator')
@AllowOperator()
export class OperatorController {
  constructor(@Inject(EventWiring) private readonly wiring: EventWiring | undefined) {}

  /** How far each consumer is behind, by lane, topic and partition. */
  @Get('lag')
  @AllowOperator()
  @AllowPeople('delivery.health')
  async lag(): Promise<Lag[]> {
    return (await this.wiring?.lag()) ?? [];
  }

  /** Sequences that could not be handled, oldest first. */
  @Get('parked')
  @AllowOperator()
  @AllowPeople('delivery.health')
  async parked(): Promise<ParkedSequence[]> {
    return (await this.wiring?.parked()) ?? [];
  }

  /** Drives parked sequences again. */
  @Post('redrive')
  @AllowOperator()
  @AllowPeople('delivery.redrive')
  @HttpCode(200)
  async redrive(@Body() which: RedriveRequest): Promise<{ handled: number; stillParked: number }> {
    return (await this.wiring?.redrive(which)) ?? { handled: 0, stillParked: 0 };
  }

  /** Begins to tell again; the relays go on with it, across restarts. */
  @Post('republish')
  @HttpCode(202)
  async republish(@Body() request: RepublishRequest): Promise<RepublishingStatus[]> {
    return (await this.wiring?.republish(new Date(request.since))) ?? [];
  }

  /** How far the repeats have come. */
  @Get('republishing')
  async republishing(): Promise<RepublishingStatus[]> {
    return (await this.wiring?.republishing()) ?? [];
  }
}
