import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeKeyFile, readKeyFile } from '@amparo/persistence';
import { publicKeyOf, type ReportKey } from '@amparo/platform';
import { monthInUse, monthsWanted } from './report-keys.rules';

const FILE = /^reports-(\d{4}-\d\d)\.key$/;
const KEY_BYTES = 32;

/**
 * The private keys of months that reports are sealed to, as files of casework's key folder: `reports-<month>.key`. Several processes
 * share it: of two that make one at the same moment both go on with the first. None is ever removed here: the door's envelopes, and
 * backups of them, open with the key of their time.
 */
export class ReportKeys {
  /** @param folder must be there */
  constructor(private readonly folder: string) {}

  /** Makes what is missing. A key is on the disk, whole, before anybody is told of it; killed before, the next round makes it. */
  makeWanted(now: Date): void {
    for (const month of monthsWanted(now)) if (!existsSync(this.pathOf(month))) makeKeyFile(this.pathOf(month), randomBytes(KEY_BYTES));
  }

  /** The public key that reports are to be sealed to now; nothing before there is one. */
  inUse(now: Date): ReportKey | undefined {
    const month = monthInUse(this.months(), now);
    return month === undefined ? undefined : { month, publicKey: publicKeyOf(readKeyFile(this.pathOf(month))) };
  }

  /** All private keys there are. @throws Error when a file is not a key */
  privateKeys(): Buffer[] {
    return this.months().map((month) => readKeyFile(this.pathOf(month)));
  }

  private months(): string[] {
    return readdirSync(this.folder).flatMap((name) => FILE.exec(name)?.[1] ?? []).sort();
  }

  private pathOf(month: string): string {
    return join(this.folder, `reports-${month}.key`);
  }
}
