import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { Lag, ParkedSequence, RepublishingStatus } from '@amparo/messaging';
import { AllowOperator, AllowPeople, FromCaller } from '../access/access.decorators';
import type { Caller } from '../access/access.rules';
import { EventWiring } from '../service/event-wiring';
import { RedriveRequest, RepublishRequest } from './operator.dto';
import { subjectMark, withoutPoison, withoutSubject } from './subject-mark';

const NOTHING = { handled: 0, stillParked: 0 };

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

  /** Sequences that could not be handled, oldest first. People are not shown whose they are: a case may be hidden from them. */
  @Get('parked')
  @AllowOperator()
  @AllowPeople('delivery.health')
  async parked(@FromCaller() caller: Caller): Promise<ParkedSequence[]> {
    return ((await this.wiring?.parked()) ?? []).map(caller.kind === 'person' ? withoutSubject : withoutPoison);
  }

  /** Drives parked sequences again. */
  @Post('redrive')
  @AllowOperator()
  @AllowPeople('delivery.redrive')
  @HttpCode(200)
  async redrive(@FromCaller() caller: Caller, @Body() which: RedriveRequest): Promise<{ handled: number; stillParked: number }> {
    if (this.wiring === undefined) return NOTHING;
    if (which.subject === undefined) return this.wiring.redrive(which);
    const named = (await this.wiring.parked()).find((one) => subjectMark(one) === which.subject);
    if (named !== undefined) return this.wiring.redrive({ ...which, subject: named.subject });
    // A person names what she was shown; a subject itself, guessed or known, names nothing.
    return caller.kind === 'person' ? NOTHING : this.wiring.redrive(which);
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
