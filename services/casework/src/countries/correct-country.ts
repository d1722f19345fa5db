import { RegionAssignedSchema } from '@amparo/contracts';
import { laneOf, regionOfCountry, regionsOf, type RegionOverrides } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database, SealedFields } from '@amparo/persistence';
import { DirectoryCopy, type Snapshot } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { getCaseId } from '../cases/get-case-id';
import { lockCase } from '../cases/lock-case';
import { changeCase } from '../sight/change-case';
import type { SightFacts } from '../sight/sight-facts.rules';
import { closeTask } from '../tasks/open-task';
import { FIND_COUNTRY } from '../tasks/task.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { sameCountries, type CaseCountries } from './countries.rules';
import { openCountries, sealCountries } from './seal-countries';

/** What a person found out. */
export interface CorrectCountryInput {
  /** The case's id or reference. */
  which: string;
  countries: CaseCountries;
  /** Directory id of the person. */
  actor: string;
  /** Asks once more under the case's lock, and throws where the answer has changed meanwhile. */
  stillMay?: (known: SightFacts) => void;
}

/** The regions that follow. */
export interface RegionsAssigned {
  regions: string[];
  countryKnown: boolean;
}

/** A person says where it happened, or corrects it: the regions are these now, and protection routes the case anew. */
@Injectable()
export class CorrectCountry {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryCopy,
    private readonly outbox: Outbox,
    private readonly fields: SealedFields,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`; what `stillMay` throws; `country.unknown` for a code without a region; `directory.unknown` before the region map was ever fetched */
  async run({ which, countries, actor, stillMay }: CorrectCountryInput): Promise<RegionsAssigned> {
    const overrides = await this.regionMap();
    refuseUnknown(countries, overrides);
    const { regions, countryKnown } = regionsOf(countries.incident, countries.present, overrides);
    const now = this.clock.now();
    const id = await getCaseId(this.database, which);
    await this.database.transaction(async (tx) => {
      const known = await lockCase(tx, id, now);
      stillMay?.(known);
      await closeTask(tx, { caseId: id, code: FIND_COUNTRY, at: now });
      const seal = await this.fields.ofCase(tx, id);
      const before = openCountries(seal, known);
      // Said again (a button pressed twice): nobody is told twice.
      if (known.countriesCorrected && before !== undefined && sameCountries(before, countries) && known.regions.join() === regions.join()) return;
      await changeCase(tx, known, { countries: sealCountries(seal, countries), countriesCorrected: true, countryKnown, regions });
      const about = { subject: id, version: known.version, lane: laneOf(known.urgency), actor };
      this.outbox.add(tx, RegionAssignedSchema, about, { caseId: id, regions, countryKnown });
      await tx.insert(TimelineEntity, { caseId: id, at: now, what: 'COUNTRIES_CORRECTED', actor, detail: regions });
    });
    return { regions, countryKnown };
  }

  private async regionMap(): Promise<RegionOverrides> {
    const copy = await (this.directory as DirectoryCopy<Snapshot & { regionMap: RegionOverrides }>).current();
    // Without the map a country could go to the wrong region: better to ask again in a moment.
    if (copy === undefined) throw new Refusal('overloaded', 'directory.unknown', 'The region map has not been fetched yet. Try again in a moment.');
    return copy.regionMap;
  }
}

function refuseUnknown({ incident, present }: CaseCountries, overrides: RegionOverrides): void {
  const all = present === undefined ? incident : [...incident, present];
  if (all.every((country) => regionOfCountry(country, overrides) !== undefined)) return;
  throw new Refusal('unprocessable', 'country.unknown', 'A country is not an ISO 3166-1 alpha-2 code that has a region.');
}
