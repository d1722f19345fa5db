import { caseFilter, type Subject } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import { resourceOf } from '../sight/sight-facts.rules';
import type { CaseExplained } from './reading.dto';
import { SeeCase } from './see-case';

/** Why somebody sees a case, and why she was called: ways, routes and rules as codes. S1. */
@Injectable()
export class ExplainCase {
  constructor(private readonly seeCase: SeeCase) {}

  /** @throws Refusal `case.absent`, also for one that is hidden from her */
  async run(subject: Subject, which: string): Promise<CaseExplained> {
    const { id, facts, context } = await this.seeCase.run(subject, ['case.read-routing', 'item.why'], which);
    const { regions, routes, handlers, told } = resourceOf(facts);
    const filter = caseFilter(subject, 'case.read-routing', context);
    const ways = filter.none ? [] : filter.anyOf.flatMap((way): CaseExplained['ways'] => {
      switch (way.by) {
        case 'all':
          return [{ by: 'ALL', codes: [] }];
        case 'regions':
          return found('REGION', way.regions, regions);
        case 'routes':
          return found('ROUTE', way.routes, routes);
        case 'no-region':
          return regions.length === 0 ? [{ by: 'NO_REGION', codes: [] }] : [];
        case 'handler':
          return handlers.includes(way.person) ? [{ by: 'HANDLER', codes: [] }] : [];
        case 'told':
          return told.includes(way.person) ? [{ by: 'TOLD', codes: [] }] : [];
        case 'referral':
          return [{ by: 'REFERRAL', codes: [] }];
      }
    });
    const called = facts.told.find(({ person, released }) => person === subject.person && released !== true);
    return { caseId: id, ways, calledBy: called?.routes ?? null, because: facts.because };
  }
}

function found(by: 'REGION' | 'ROUTE', hers: readonly string[], its: readonly string[]): CaseExplained['ways'] {
  const codes = its.filter((code) => hers.includes(code));
  return codes.length === 0 ? [] : [{ by, codes }];
}
