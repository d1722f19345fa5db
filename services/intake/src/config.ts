import { commonSettings, integer, readConfig, ServiceConfig, StartError, text } from '@amparo/platform';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import type { AttachmentLimits } from './attachments/attachment.rules';

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
  /** Keys that sign proofs that a report existed, the one in use first. Without it no proof is given. */
  @IsOptional() @IsString() proofKeyFile?: string;
  /** So many reports from one place within ten seconds are a burst, whose alerts are shared; 0: none ever is. */
  @IsInt() @Min(0) burstFrom: number = 30;
  /** Header by which a proxy in front of the door says from where a request came, in any form. Without it: the address that connects. */
  @IsOptional() @Matches(/^[a-z][a-z0-9-]*$/) placeHeader?: string;
  /** Folder of the keys of gateways that may bring messages, `<adapter>.key`. Without it nobody may. */
  @IsOptional() @IsString() hookKeysDir?: string;
  /** Bytes of a file that somebody adds, at most. */
  @IsInt() @Min(1_024) @Max(104_857_600) fileBytes: number = 10_485_760;
  /** Files of a report. */
  @IsInt() @Min(0) @Max(100) filesOfReport: number = 5;
  /** Bytes of all files of a report. */
  @IsInt() @Min(1_024) @Max(524_288_000) fileBytesOfReport: number = 26_214_400;
  /** So many send files at the same moment; others are told to come back: words always have room. */
  @IsInt() @Min(1) @Max(1_000) uploadsAtOnce: number = 20;

  /** Bytes of files that are on their way piece by piece, of all reports together. */
  @IsInt() @Min(1_024) uploadBytes: number = 2_147_483_648;
  /** Bytes of files that wait at the door for casework; from there on words alone are taken. */
  @IsInt() @Min(1_024) filesKeptBytes: number = 8_589_934_592;

  attachmentLimits(): AttachmentLimits {
    return { fileBytes: this.fileBytes, files: this.filesOfReport, bytes: this.fileBytesOfReport };
  }
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
    proofKeyFile: text('INTAKE_PROOF_KEY_FILE'),
    burstFrom: integer('INTAKE_BURST_FROM'),
    placeHeader: text('INTAKE_PLACE_HEADER'),
    hookKeysDir: text('INTAKE_HOOK_KEYS_DIR'),
    fileBytes: integer('INTAKE_FILE_BYTES'),
    filesOfReport: integer('INTAKE_FILES_OF_REPORT'),
    fileBytesOfReport: integer('INTAKE_FILE_BYTES_OF_REPORT'),
    uploadsAtOnce: integer('INTAKE_UPLOADS_AT_ONCE'),
    uploadBytes: integer('INTAKE_UPLOAD_BYTES'),
    filesKeptBytes: integer('INTAKE_FILES_KEPT_BYTES'),
  });
  // The copy of the directory is sealed with it.
  if (config.epochKeysDir === undefined) throw new StartError('config.invalid', 'Missing: INTAKE_EPOCH_KEYS_DIR.');
  return config;
}
