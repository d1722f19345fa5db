import type { Directory, DirectoryOrganisation } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';

/** Organisations to whom something may be shared, from the copy of the directory. */
@Injectable()
export class FindRecipient {
  constructor(private readonly directory: DirectoryCopy<Directory>) {}

  /**
   * @param ids directory ids
   * @throws Refusal `consent.recipient-unknown` for one that the directory lacks, `directory.unknown` before it was ever fetched
   */
  async run(ids: readonly string[]): Promise<DirectoryOrganisation[]> {
    const current = await this.directory.current();
    if (current === undefined) throw new Refusal('overloaded', 'directory.unknown', 'The roster has not been fetched yet. Try again in a moment.');
    return ids.map((wanted) => {
      const found = current.organisations?.find(({ id }) => id === wanted);
      if (found === undefined) throw new Refusal('unprocessable', 'consent.recipient-unknown', 'The directory does not know this recipient.');
      return found;
    });
  }
}
