import { ServiceConfig, StartError, commonSettings, list, readConfig, text } from '@amparo/platform';
import { IsArray, IsOptional, IsString, Matches } from 'class-validator';

/** What the portal can be told beyond what every service can. */
export class PortalConfig extends ServiceConfig {
  /** File with the operator's token: whoever can read it may call everything behind the gateway. */
  @IsString() operatorTokenFile!: string;
  /** Origins under which browsers open the portal, such as `https://portal.example.org`. With none, this machine's own names. */
  @IsArray() @Matches(/^https?:\/\/[^/]+$/, { each: true }) origins: string[] = [];
  /** Folder of the built web app; by default where `npm run build` puts it. */
  @IsOptional() @IsString() webFolder?: string;
}

/**
 * @throws StartError `config.invalid`, naming what is missing or wrong; `portal.origins` in production without an https origin: the
 *   names of this machine alone would be taken, and every change by a browser refused
 */
export function portalConfig(): PortalConfig {
  const config = readConfig(PortalConfig, process.env, {
    ...commonSettings('portal'),
    operatorTokenFile: text('PORTAL_OPERATOR_TOKEN_FILE'),
    origins: list('PORTAL_ORIGINS'),
    webFolder: text('PORTAL_WEB_FOLDER'),
  });
  if (config.mode !== 'production') return config;
  if (config.origins.length === 0) throw new StartError('portal.origins', 'AMPARO_MODE is production, but PORTAL_ORIGINS is missing: say under which address browsers open the portal.');
  if (config.origins.some((origin) => !origin.startsWith('https:') && !isOwnName(origin))) throw new StartError('portal.origins', 'In production PORTAL_ORIGINS must be https.');
  return config;
}

/** A machine's own names never leave it, and an onion address is its own encryption. */
const isOwnName = (origin: string): boolean => /^(localhost|.+\.localhost|.+\.onion)$/.test(new URL(origin).hostname);
