import { ServiceConfig, commonSettings, readConfig } from '@amparo/platform';

/** Grants needs nothing but what every service has. */
export const grantsConfig = (): ServiceConfig => readConfig(ServiceConfig, process.env, commonSettings('grants'));
