import { ServiceConfig, StartError, commonSettings, integer, list, readConfig, text } from '@amparo/platform';
import { ArrayNotEmpty, IsArray, IsInt, IsOptional, IsString, IsUrl, Matches, Min } from 'class-validator';

/** What the directory can be told. */
export class DirectoryConfig extends ServiceConfig {
  /** What authenticators and their apps call this place. Neutral by default: a phone may be looked at. */
  @IsString() authenticatorName = 'Portal';
  /** Host name that WebAuthn credentials belong to (relying party id). */
  @Matches(/^[a-z0-9.-]{1,253}$/) webauthnRpId = 'localhost';
  /** Addresses of the portal, as browsers see them. */
  @IsArray() @ArrayNotEmpty() @Matches(/^https?:\/\/[^/\s]+$/, { each: true }) webauthnOrigins = ['http://localhost:4000', 'http://partners.localhost:4000'];

  /** OpenID provider whose people may be linked to ours; exactly this issuer. Without it, passwords are the only way. */
  @IsOptional() @IsUrl({ require_tld: false, protocols: ['http', 'https'] }) openIdIssuer?: string;
  @IsOptional() @IsString() openIdClientId?: string;
  /** Secret of the client at the provider; without it the client is a public one. */
  @IsOptional() @IsString() openIdClientSecretFile?: string;
  /** Where the provider sends people back to. */
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] }) openIdRedirectUrl = 'http://localhost:4000/api/sign-in/oidc-callback';

  /** How long a key signs tokens, in milliseconds. */
  @IsInt() @Min(60_000) signingKeyLifeMs = 24 * 60 * 60_000;
  /** Where demonstration accounts are written down; without it invented people have none. */
  @IsOptional() @IsString() demonstrationAccountsFile?: string;
}

/**
 * The directory cannot do without a sealing key: it keeps names, addresses and secrets.
 *
 * @throws StartError `config.invalid`, naming what is missing or wrong; `directory.demonstration` for demonstration accounts in
 *   production
 */
export function directoryConfig(): DirectoryConfig {
  const config = readConfig(DirectoryConfig, process.env, {
    ...commonSettings('directory'),
    authenticatorName: text('DIRECTORY_AUTHENTICATOR_NAME'),
    webauthnRpId: text('DIRECTORY_WEBAUTHN_RP_ID'),
    webauthnOrigins: list('DIRECTORY_WEBAUTHN_ORIGINS'),
    openIdIssuer: text('DIRECTORY_OPEN_ID_ISSUER'),
    openIdClientId: text('DIRECTORY_OPEN_ID_CLIENT_ID'),
    openIdClientSecretFile: text('DIRECTORY_OPEN_ID_CLIENT_SECRET_FILE'),
    openIdRedirectUrl: text('DIRECTORY_OPEN_ID_REDIRECT_URL'),
    signingKeyLifeMs: integer('DIRECTORY_SIGNING_KEY_LIFE_MS'),
    demonstrationAccountsFile: text('DIRECTORY_DEMONSTRATION_ACCOUNTS_FILE'),
  });
  refuseHalf(config);
  return config;
}

function refuseHalf({ epochKeysDir, openIdIssuer, openIdClientId, mode, demonstrationAccountsFile }: DirectoryConfig): void {
  if (epochKeysDir === undefined) throw new StartError('config.invalid', 'The setting DIRECTORY_EPOCH_KEYS_DIR is missing.');
  if ((openIdIssuer === undefined) !== (openIdClientId === undefined)) {
    throw new StartError('config.invalid', 'DIRECTORY_OPEN_ID_ISSUER and DIRECTORY_OPEN_ID_CLIENT_ID belong together.');
  }
  if (mode !== 'production') return;
  if (openIdIssuer?.startsWith('http:') === true) throw new StartError('config.invalid', 'In production DIRECTORY_OPEN_ID_ISSUER must be https.');
  if (demonstrationAccountsFile !== undefined) {
    throw new StartError('directory.demonstration', 'AMPARO_MODE is production, but DIRECTORY_DEMONSTRATION_ACCOUNTS_FILE is set.');
  }
}
