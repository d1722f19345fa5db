import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { AuditTrail, Database, Resealing, SealedFields, SightDatabase, type SealedColumn } from '@amparo/persistence';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from '../access/access.guard';
import { PersonKeys } from '../access/person-keys';
import { PersonTokens } from '../access/person-tokens';
import { ServiceTokens } from '../access/service-tokens';
import { ServiceConfig } from '../config/service-config';
import type { ServiceName } from '../config/service-names';
import { ProblemFilter } from '../http/problem.filter';
import type { RefusalPages } from '../http/refusal-answer';
import { strictValidation } from '../http/validation';
import { Logger } from '../log/logger';
import { HealthController } from '../operator/health.controller';
import { EpochsController } from '../operator/epochs.controller';
import { OperatorController } from '../operator/operator.controller';
import { Readiness } from '../operator/readiness';
import { Peers } from '../peers/peers';
import { KeepEpochs } from '../sealing/keep-epochs';
import { DangerDatabase } from './danger-database';
import type { ServiceDatabases } from './databases';
import { EventWiring } from './event-wiring';

/** What every service answers beside its own. */
export const PLATFORM_CONTROLLERS: readonly Type[] = [HealthController, OperatorController, EpochsController];

/** Token of the service's own configuration object; its class is a token too. */
export const CONFIG = Symbol('amparo.config');

/** What the platform gives to a service's providers. */
export interface PlatformParts {
  config: ServiceConfig;
  clock: Clock;
  logger: Logger;
  databases: ServiceDatabases | undefined;
  /** What it seals with, where it has a key folder. */
  sealed: SealedFields | undefined;
  /** Its sealed columns. */
  sealedColumns: readonly SealedColumn[];
  wiring: EventWiring | undefined;
  /** What people who are refused get to read, where the service has pages. */
  refusalPages: RefusalPages | undefined;
}

/** Wraps a service: gives it its tools, and puts guard, filter and validation on every route. */
export class PlatformModule {
  static wrap(service: Type, name: ServiceName, parts: PlatformParts): DynamicModule {
    const tools = toolsOf(name, parts);
    return {
      module: PlatformModule,
      global: true,
      imports: [service],
      controllers: [...PLATFORM_CONTROLLERS],
      providers: [
        ...tools,
        { provide: Readiness, useValue: new Readiness(parts.databases?.normal, parts.wiring) },
        { provide: EventWiring, useValue: parts.wiring },
        { provide: KeepEpochs, useFactory: () => keepEpochs(parts) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(parts.logger, parts.refusalPages) },
        { provide: APP_PIPE, useFactory: strictValidation },
      ],
      exports: tools.map((tool) => (tool as { provide: symbol }).provide),
    };
  }
}

function toolsOf(name: ServiceName, { config, clock, logger, databases, sealed }: PlatformParts): Provider[] {
  const tokens = ServiceTokens.fromFiles(name, config.serviceKeyFile, config.serviceKeysFile);
  const peers = new Peers(config.peers, tokens);
  const tools: Provider[] = [
    { provide: CONFIG, useValue: config },
    { provide: ServiceConfig, useValue: config },
    { provide: Clock, useValue: clock },
    { provide: Logger, useValue: logger },
    { provide: ServiceTokens, useValue: tokens },
    { provide: PersonTokens, useValue: new PersonTokens(name, new PersonKeys(peers)) },
    { provide: Peers, useValue: peers },
    { provide: Outbox, useValue: new Outbox() },
  ];
  if (config.constructor !== ServiceConfig) tools.push({ provide: config.constructor as new () => ServiceConfig, useValue: config });
  if (databases !== undefined) {
    tools.push({ provide: Database, useValue: databases.normal }, { provide: DangerDatabase, useValue: databases.danger }, { provide: AuditTrail, useValue: databases.trail });
    if (databases.sight !== undefined) tools.push({ provide: SightDatabase, useValue: databases.sight });
  }
  if (sealed !== undefined) tools.push({ provide: SealedFields, useValue: sealed });
  return tools;
}

function keepEpochs({ databases, sealed, sealedColumns, clock, logger }: PlatformParts): KeepEpochs | undefined {
  if (databases === undefined || sealed === undefined) return undefined;
  return new KeepEpochs(sealed, new Resealing(databases.normal, sealed, sealedColumns), clock, logger);
}
