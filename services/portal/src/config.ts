import { ServiceConfig, StartError, commonSettings, list, readConfig, text } from '@amparo/platform';
import { IsArray, IsOptional, IsString, Matches } from 'class-validator';

/** What the portal can be told beyond what every service can. */
export class PortalConfig extends ServiceConfig {
  /** File with the operator's token: whoever can read it may call everything behind the gateway. */
  @IsString() operatorTokenFile!: string;
  /** Origins under which browsers open the portal, such as `https://portal.example.org`. With none, this machine's own names. */
  @IsArray() @Matches(/^https?:\/\/[^/]+$/, { each: true }) origins: string[] = [];
  /** The same for partners, at a host name of their own. With none, `partners.localhost` where `origins` has none either; else partners have no entrance. */
  @IsArray() @Matches(/^https?:\/\/[^/]+$/, { each: true }) partnerOrigins: string[] = [];
  /** Folder of the built web app; by default where `npm run build` puts it. */
  @IsOptional() @IsString() webFolder?: string;
}

/**
 * @throws StartError `config.invalid`, naming what is missing or wrong; `portal.origins` in production without an https origin: the
 *   names of this machine alone would be taken, and every change by a browser refused; or where both entrances share a host name
 */
export function portalConfig(): PortalConfig {
  const config = readConfig(PortalConfig, process.env, {
    ...commonSettings('portal'),
    operatorTokenFile: text('PORTAL_OPERATOR_TOKEN_FILE'),
    origins: list('PORTAL_ORIGINS'),
    partnerOrigins: list('PORTAL_PARTNER_ORIGINS'),
    webFolder: text('PORTAL_WEB_FOLDER'),
  });
  const hosts = (of: readonly string[]) => of.map((origin) => new URL(origin).host);
  if (hosts(config.origins).some((host) => hosts(config.partnerOrigins).includes(host))) throw new StartError('portal.origins', 'PORTAL_ORIGINS and PORTAL_PARTNER_ORIGINS share a host name: partners need one of their own.');
  if (config.mode !== 'production') return config;
  if (config.origins.length === 0) throw new StartError('portal.origins', 'AMPARO_MODE is production, but PORTAL_ORIGINS is missing: say under which address browsers open the portal.');
  if ([...config.origins, ...config.partnerOrigins].some((origin) => !origin.startsWith('https:') && !isOwnName(origin))) throw new StartError('portal.origins', 'In production PORTAL_ORIGINS and PORTAL_PARTNER_ORIGINS must be https.');
  return config;
}

/** A machine's own names never leave it, and an onion address is its own encryption. */
const isOwnName = (origin: string): boolean => /^(localhost|.+\.localhost|.+\.onion)$/.test(new URL(origin).hostname);
