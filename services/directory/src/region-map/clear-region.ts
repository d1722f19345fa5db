import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Outcome } from '../directory/next-version';
import { withoutOverride } from './region-map.rules';

/** Gives a country back to the region that the table of countries names. */
@Injectable()
export class ClearRegion {
  constructor(private readonly directory: ChangeDirectory) {}

  /**
   * @throws Refusal what `withoutOverride` and `ChangeDirectory` throw; `directory.unknown-reference` (422) while somebody
   *   coordinates a region that no other country belongs to
   */
  async run(who: ChangedBy, country: string): Promise<Outcome> {
    return this.directory.run(who, { action: 'REGION_CLEARED', about: country, edit: (before) => withoutOverride(before, country) });
  }
}
