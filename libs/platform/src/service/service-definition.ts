import type { ServiceEvents } from '@amparo/messaging';
import type { EntityClass, MigrationClass, SealedColumn } from '@amparo/persistence';
import type { Type } from '@nestjs/common';
import type { DeclaredRoute } from '../access/every-route';
import type { ServiceConfig } from '../config/service-config';
import type { ServiceName } from '../config/service-names';
import type { HttpOptions } from '../http/adapter';
import type { RefusalPages } from '../http/refusal-answer';

/** All that makes a service, in one object: the same in a process of its own and in a host with others. */
export interface ServiceDefinition<C extends ServiceConfig = ServiceConfig> {
  name: ServiceName;
  /** The list of everything that runs. */
  module: Type;
  /** Reads the configuration; the service's `config.ts`. */
  config: () => C;
  /** What it tells and hears; the service's `events.ts`. */
  events: ServiceEvents;
  entities: EntityClass[];
  migrations: MigrationClass[];
  /** Its sealed columns: what key rotation goes through. */
  sealed?: readonly SealedColumn[];
  /** Body limit and headers, where they differ from the usual ones. */
  http?: HttpOptions;
  /** What people get who are refused, where the service has pages for them. */
  refusalPages?(config: C): RefusalPages;
}

/** A service that runs. */
export interface RunningService {
  name: ServiceName;
  /** Where it answers, with the port that it got. */
  url: string;
  /** Every route that it answers. */
  routes: readonly DeclaredRoute[];
  /** Finishes what it is doing and ends: HTTP first, then what it hears, its relays, its loops, its pools. */
  stop(): Promise<void>;
}
