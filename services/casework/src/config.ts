import { ServiceConfig, StartError, commonSettings, integer, readConfig, text } from '@amparo/platform';
import { IsInt, IsString, Max, Min } from 'class-validator';
import type { ReadBudget } from './budget/read-budget.rules';
import type { Retention } from './erasure/erasure.rules';

/** What casework can be told. */
export class CaseworkConfig extends ServiceConfig {
  /** The private key that reports are sealed to; it never lies on the door's host in a split set-up. */
  @IsString() hpkePrivateKeyFile!: string;
  /** Milliseconds between looks for contents to fetch from the door. */
  @IsInt() @Min(10) @Max(5_000) fetchEveryMs = 150;
  /** Contents fetched side by side, a lane. */
  @IsInt() @Min(1) @Max(50) fetchAtOnce = 6;
  /** At so many contents and conversations in a day that somebody reads, two others are told. */
  @IsInt() @Min(1) @Max(100_000) readsNoticedAt = 50;
  /** At so many she reads no more that day, unless two others agree. */
  @IsInt() @Min(1) @Max(100_000) readsStoppedAt = 200;
  /** Days that a closed case is kept (guide 4.5), by as what it was closed. */
  @IsInt() @Min(1) keepSpamDays = 30;
  @IsInt() @Min(1) keepNotAReprisalDays = 365;
  /** After these people are asked: of somebody who was helped, nothing goes by itself. */
  @IsInt() @Min(1) keepHelpedDays = 730;

  readBudget(): ReadBudget {
    return { noticedAt: this.readsNoticedAt, stoppedAt: this.readsStoppedAt };
  }

  retention(): Retention {
    return { SPAM: this.keepSpamDays, NOT_A_REPRISAL: this.keepNotAReprisalDays, HELPED: this.keepHelpedDays };
  }
}

/** @throws StartError `config.invalid`, also without a key to seal with (what casework knows is never kept open) or a role to read with for people */
export const caseworkConfig = (): CaseworkConfig => {
  const config = readConfig(CaseworkConfig, process.env, {
    ...commonSettings('casework'),
    hpkePrivateKeyFile: text('CASEWORK_HPKE_PRIVATE_KEY_FILE'),
    fetchEveryMs: integer('CASEWORK_FETCH_EVERY_MS'),
    fetchAtOnce: integer('CASEWORK_FETCH_AT_ONCE'),
    readsNoticedAt: integer('CASEWORK_READS_NOTICED_AT'),
    readsStoppedAt: integer('CASEWORK_READS_STOPPED_AT'),
    keepSpamDays: integer('CASEWORK_KEEP_SPAM_DAYS'),
    keepNotAReprisalDays: integer('CASEWORK_KEEP_NOT_A_REPRISAL_DAYS'),
    keepHelpedDays: integer('CASEWORK_KEEP_HELPED_DAYS'),
  });
  if (config.epochKeysDir === undefined) throw new StartError('config.invalid', 'The setting CASEWORK_EPOCH_KEYS_DIR is missing.');
  if (config.peopleDatabaseUrl === undefined) throw new StartError('config.invalid', 'The setting CASEWORK_PEOPLE_DATABASE_URL is missing.');
  return config;
};
