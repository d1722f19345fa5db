import type { HeardEvent, RegionAssigned } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseEntity } from './case.entity';
import { DecideWhoMustKnow } from './decide-who-must-know';
import { lockCase } from './lock-case';

/** A person set or corrected the countries: the new regions' coordinators are told, the old ones released. */
@Injectable()
export class RerouteCaseOnRegionAssigned {
  constructor(private readonly decide: DecideWhoMustKnow) {}

  async handle({ data }: HeardEvent<RegionAssigned>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId);
    const assignedRegions = data.countryKnown ? data.regions : [];
    await tx.update(CaseEntity, { caseId: data.caseId }, { assignedRegions });
    // Without a report heard yet there is nothing to route: the regions wait for it.
    if (known.facts === null) return;
    await this.decide.run(tx, { known: { ...known, assignedRegions }, facts: known.facts, cause: 'REGION_ASSIGNED' });
  }
}
