import { randomBytes } from 'node:crypto';
import { actionsOf, subjectOf } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity';
import { DirectoryConfig } from '../config';
import { Totp } from '../factors/totp';
import { HashPasswords } from '../passwords/hash-passwords';
import { People, type PersonFacts } from '../identity/people';
import { drawPassword, drawSecret, readAccounts, writeAccounts, type DemonstrationAccounts } from './demonstration-file';

/** In demonstration mode every invented person can sign in, with one password and a code that is printed on demand. */
@Injectable()
export class SeedAccounts {
  constructor(
    private readonly config: DirectoryConfig,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hashPasswords: HashPasswords,
    private readonly people: People,
    private readonly totp: Totp,
    private readonly logger: Logger,
  ) {}

  /** @param invented ids of the demonstration people; who is not in the directory gets no account */
  async run(invented: readonly string[]): Promise<void> {
    const path = this.config.demonstrationAccountsFile;
    if (path === undefined || this.config.mode !== 'demo') return;
    const known = readAccounts(path);
    const accounts: DemonstrationAccounts = known ?? { password: drawPassword(), people: [] };
    const password = await this.hashPasswords.hash(accounts.password);
    const opened = await this.database.transaction(async (tx) => {
      // The password of accounts from before is lost with their file.
      if (known === undefined) await tx.delete(AccountEntity, { demonstration: true });
      let opened = 0;
      for (const id of invented) {
        const person = await this.people.find(tx, id);
        if (person === undefined) continue;
        let entry = accounts.people.find((one) => one.person === id);
        if (entry === undefined) accounts.people.push((entry = entryOf(person)));
        if (await this.open(tx, id, password, entry.totp)) opened += 1;
      }
      return opened;
    });
    writeAccounts(path, accounts);
    if (opened > 0) this.logger.info('accounts.seeded', { count: opened });
  }

  private async open(tx: EntityManager, person: string, password: string, totp: string | undefined): Promise<boolean> {
    if (await tx.existsBy(AccountEntity, { person })) return false;
    const now = this.clock.now();
    await tx.insert(AccountEntity, { person, password, handle: randomBytes(32), demonstration: true, openedAt: now });
    if (totp !== undefined) await this.totp.add(tx, person, totp, null, now);
    return true;
  }
}

/** A second factor for whom it makes a difference. */
function entryOf({ id, name, roles, conflicts, language }: PersonFacts): DemonstrationAccounts['people'][number] {
  const mayWith = (fac: 1 | 2) => {
    const subject = subjectOf({ sub: id, sid: id, roles, con: conflicts, fac, lang: language });
    return subject === undefined ? 0 : actionsOf(subject).length;
  };
  return { person: id, name, ...(mayWith(1) === mayWith(2) ? {} : { totp: drawSecret() }) };
}
