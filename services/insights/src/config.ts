import { ServiceConfig, commonSettings, readConfig } from '@amparo/platform';

/** Insights needs nothing but what every service has. */
export const insightsConfig = (): ServiceConfig => readConfig(ServiceConfig, process.env, commonSettings('insights'));
