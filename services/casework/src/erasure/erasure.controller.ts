import type { Subject } from '@amparo/domain';
import { AllowOperator, AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { IsIn, Matches } from 'class-validator';
import { AgreeToErase, type ErasureShown } from './agree-to-erase';
import { CloseCase } from './close-case';
import { CLOSED_AS, type ClosedAs } from './erasure.rules';

/** Which case is to be erased. */
export class EraseRequest {
  /** Its code once more. */
  @Matches(/^[A-Za-z0-9-]{4,20}$/) reference!: string;
}

/** As what a case is closed. */
export class CloseRequest {
  @IsIn(CLOSED_AS) as!: ClosedAs;
  /** Directory id of who closes it. */
  @Matches(/^[A-Za-z0-9][\w.@:-]{0,63}$/) actor!: string;
}

/** The end of a case. */
@Controller('cases')
export class ErasureController {
  constructor(
    private readonly agreeToErase: AgreeToErase,
    private readonly closeCase: CloseCase,
  ) {}

  @Post(':which/erasure')
  @AllowPeople('case.erase')
  @HttpCode(200)
  async erase(@FromPerson() subject: Subject, @Param('which') which: string, @Body() { reference }: EraseRequest): Promise<ErasureShown> {
    return this.agreeToErase.run(subject, which, reference);
  }

  @Post(':which/close')
  @AllowOperator()
  @HttpCode(200)
  async close(@Param('which') which: string, @Body() { as, actor }: CloseRequest): Promise<{ caseId: string; closedAt: Date }> {
    return this.closeCase.run({ which, as, actor });
  }
}
