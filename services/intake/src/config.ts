import { commonSettings, readConfig, ServiceConfig, StartError, text } from '@amparo/platform';
import { IsOptional, IsString, Matches } from 'class-validator';

/** What the public door can be told. */
export class IntakeConfig extends ServiceConfig {
  /** Key that return codes are stored under: 64 hexadecimal digits. Losing it loses every way back. */
  @IsString() receiptKeyFile!: string;
  /** Casework's public key, which everything is sealed to: 64 hexadecimal digits. */
  @IsString() caseworkPublicKeyFile!: string;
  /** Connection of the role that may look a conversation up by its return code. */
  @IsString() lookupDatabaseUrl!: string;
  /** Connection of the role that may hand sealed envelopes to casework. */
  @IsString() handoverDatabaseUrl!: string;
  /** Where "leave this page" leads. */
  @Matches(/^https:\/\/[^/\s]+/) exitUrl: string = 'https://www.wikipedia.org/';
  /** Lines of others that are staffed day and night: a JSON list of `{ name, reach, speaks }`. */
  @IsOptional() @IsString() helpLinesFile?: string;
  /** Folder of the keys of gateways that may bring messages, `<adapter>.key`. Without it nobody may. */
  @IsOptional() @IsString() hookKeysDir?: string;
}

/** Reads the settings of the door from the environment. @throws StartError `config.invalid` */
export function intakeConfig(): IntakeConfig {
  const config = readConfig(IntakeConfig, process.env, {
    ...commonSettings('intake'),
    receiptKeyFile: text('INTAKE_RECEIPT_KEY_FILE'),
    caseworkPublicKeyFile: text('INTAKE_CASEWORK_PUBLIC_KEY_FILE'),
    lookupDatabaseUrl: text('INTAKE_LOOKUP_DATABASE_URL'),
    handoverDatabaseUrl: text('INTAKE_HANDOVER_DATABASE_URL'),
    exitUrl: text('INTAKE_EXIT_URL'),
    helpLinesFile: text('INTAKE_HELP_LINES_FILE'),
    hookKeysDir: text('INTAKE_HOOK_KEYS_DIR'),
  });
  // The copy of the directory is sealed with it.
  if (config.epochKeysDir === undefined) throw new StartError('config.invalid', 'Missing: INTAKE_EPOCH_KEYS_DIR.');
  return config;
}
