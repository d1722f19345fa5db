import { Injectable } from '@nestjs/common';
import { ChangeDirectory, type ChangedBy } from '../administration/change-directory';
import type { Outcome } from '../directory/next-version';
import { withRegion } from './region-map.rules';

/** Lets another region look after a country, from the next report on. */
@Injectable()
export class SetRegion {
  constructor(private readonly directory: ChangeDirectory) {}

  /** @throws Refusal what `withRegion` and `ChangeDirectory` throw */
  async run(who: ChangedBy, country: string, region: string): Promise<Outcome> {
    return this.directory.run(who, { action: 'REGION_SET', about: country, detail: { region }, edit: (before) => withRegion(before, country, region) });
  }
}
