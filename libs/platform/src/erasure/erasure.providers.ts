import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import type { Provider, Type } from '@nestjs/common';
import { ServiceConfig } from '../config/service-config';
import { StartError } from '../config/start-error';
import { Logger } from '../log/logger';
import { EraseOnCaseErased } from './erase-on-case-erased';
import { ErasedCases } from './erased-cases';
import { ForgetCase } from './forget-case';

/** What a service that keeps anything of cases lists in its module; it hears `erasureHearings` too, unless it is the one that erases. */
export function erasureProviders(forget: Type<ForgetCase>): Provider[] {
  return [
    forget,
    { provide: ForgetCase, useExisting: forget },
    {
      provide: ErasedCases,
      inject: [Database, ForgetCase, ServiceConfig, Clock, Logger],
      useFactory: (database: Database, how: ForgetCase, { epochKeysDir }: ServiceConfig, clock: Clock, logger: Logger) => {
        if (epochKeysDir === undefined) throw new StartError('config.invalid', 'Missing: the setting that ends in _EPOCH_KEYS_DIR. The register of erased cases lies there.');
        return new ErasedCases(database, how, epochKeysDir, clock, logger);
      },
    },
    EraseOnCaseErased,
  ];
}
