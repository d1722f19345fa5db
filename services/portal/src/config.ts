import { ServiceConfig, commonSettings, readConfig, text } from '@amparo/platform';
import { IsString } from 'class-validator';

/** What the portal can be told beyond what every service can. */
export class PortalConfig extends ServiceConfig {
  /** File with the operator's token: whoever can read it may call everything behind the gateway. */
  @IsString() operatorTokenFile!: string;
}

export const portalConfig = (): PortalConfig =>
  readConfig(PortalConfig, process.env, { ...commonSettings('portal'), operatorTokenFile: text('PORTAL_OPERATOR_TOKEN_FILE') });
