import type { Subject } from '@amparo/domain';
import { malformedRequest } from '@amparo/kernel';
import { AllowOperator, AllowPeople, FromCaller, FromPerson, type Caller } from '@amparo/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { IsIn, Matches, ValidateIf } from 'class-validator';
import { AgreeToErase, type ErasureShown } from './agree-to-erase';
import { CloseCase, type CaseClosed } from './close-case';
import { CloseSeenCase } from './close-seen-case';
import { CLOSED_AS, type ClosedAs } from './erasure.rules';

/** Which case is to be erased. */
export class EraseRequest {
  /** Its code once more. */
  @Matches(/^[A-Za-z0-9-]{4,20}$/) reference!: string;
}

/** As what a case is closed. */
export class CloseRequest {
  @IsIn(CLOSED_AS) as!: ClosedAs;
  /** Directory id of who closes it: by the operator, who must name somebody; a person names nobody. */
  @ValidateIf((request: CloseRequest) => request.actor !== undefined) @Matches(/^[A-Za-z0-9][\w.@:-]{0,63}$/) actor?: string;
}

/** The end of a case. */
@Controller('cases')
export class ErasureController {
  constructor(
    private readonly agreeToErase: AgreeToErase,
    private readonly closeCase: CloseCase,
    private readonly closeSeenCase: CloseSeenCase,
  ) {}

  @Post(':which/erasure')
  @AllowPeople('case.erase')
  @HttpCode(200)
  async erase(@FromPerson() subject: Subject, @Param('which') which: string, @Body() { reference }: EraseRequest): Promise<ErasureShown> {
    return this.agreeToErase.run(subject, which, reference);
  }

  @Post(':which/close')
  @AllowOperator()
  @AllowPeople('case.close')
  @HttpCode(200)
  async close(@FromCaller() caller: Caller, @Param('which') which: string, @Body() { as, actor }: CloseRequest): Promise<CaseClosed> {
    // Who did it is who is signed in, and nothing else.
    if ((caller.kind === 'person') !== (actor === undefined)) throw malformedRequest();
    if (caller.kind === 'person') return this.closeSeenCase.run(caller.subject, which, as);
    return this.closeCase.run({ which, as, actor: actor ?? '' });
  }
}
