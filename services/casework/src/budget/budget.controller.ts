import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Matches } from 'class-validator';
import { ExtendBudget, type BudgetExtended } from './extend-budget';

/** Whose budget. */
export class ExtendBudgetRequest {
  /** Directory id. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/) person!: string;
}

/** How much of cases somebody may read in a day. */
@Controller('read-budgets')
export class BudgetController {
  constructor(private readonly extendBudget: ExtendBudget) {}

  @Post('extend')
  @AllowPeople('reading.extend')
  @HttpCode(200)
  async extend(@FromPerson() subject: Subject, @Body() { person }: ExtendBudgetRequest): Promise<BudgetExtended> {
    return this.extendBudget.run(subject, person);
  }
}
