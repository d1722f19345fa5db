import { ServiceConfig, StartError, commonSettings, readConfig } from '@amparo/platform';

/**
 * The directory has no settings of its own, but it cannot do without a sealing key: it keeps names and addresses.
 *
 * @throws StartError `config.invalid`, naming what is missing or wrong
 */
export function directoryConfig(): ServiceConfig {
  const config = readConfig(ServiceConfig, process.env, commonSettings('directory'));
  if (config.sealingKeyFile === undefined) throw new StartError('config.invalid', 'The setting DIRECTORY_SEALING_KEY_FILE is missing.');
  return config;
}
