import { ServiceConfig, commonSettings, list, readConfig, text } from '@amparo/platform';
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

export const portalConfig = (): PortalConfig =>
  readConfig(PortalConfig, process.env, {
    ...commonSettings('portal'),
    operatorTokenFile: text('PORTAL_OPERATOR_TOKEN_FILE'),
    origins: list('PORTAL_ORIGINS'),
    webFolder: text('PORTAL_WEB_FOLDER'),
  });
