import { CaseErasedSchema, type CaseErased, type HeardEvent } from '@amparo/contracts';
import { on, type Handler, type Hearing } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ErasedCases } from './erased-cases';

/** Casework has erased a case: this service forgets it too. */
@Injectable()
export class EraseOnCaseErased implements Handler<typeof CaseErasedSchema> {
  constructor(private readonly erased: ErasedCases) {}

  async handle({ data }: HeardEvent<CaseErased>, tx: EntityManager): Promise<void> {
    await this.erased.erase(tx, data.caseId);
  }
}

/** The line that a service which keeps anything of cases puts into its table of what it hears. */
export const erasureHearings: Hearing[] = [on(CaseErasedSchema, EraseOnCaseErased)];
