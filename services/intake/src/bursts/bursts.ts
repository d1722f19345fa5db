import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Clock } from '@amparo/kernel';
import { Logger } from '@amparo/platform';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { IntakeConfig } from '../config';
import { BurstsOfPlaces, OF_ONE_CUSTOMER, placeOfAddress, type InBurst } from './bursts.rules';

/** How often is looked for what is to be forgotten. */
const FORGETS_EACH_MS = 10_000;

/**
 * Which burst a report came in. Where it came from is looked at for this, and for who gives way among those who send files, alone: hashed at once under a key that
 * goes with the process, and forgotten some seconds after a minute of quiet, or with the file (security: "Nothing about the client is kept").
 */
@Injectable()
export class Bursts implements OnModuleInit, OnModuleDestroy {
  private readonly key = randomBytes(32);
  private readonly places: BurstsOfPlaces;
  private readonly isUnknown: boolean;
  private forgetting?: NodeJS.Timeout;

  constructor(private readonly config: IntakeConfig, private readonly clock: Clock, logger: Logger) {
    const { mode, burstFrom, placeHeader } = config;
    // Behind a proxy that does not say it all of the world would be one place, and a flood would make everybody give way.
    this.isUnknown = mode === 'production' && placeHeader === undefined;
    if (this.isUnknown) logger.warn('bursts.no-place', { reason: 'INTAKE_PLACE_HEADER' });
    this.places = new BurstsOfPlaces(this.isUnknown ? 0 : burstFrom, randomUUID, randomBytes(4).readUInt32BE());
  }

  onModuleInit(): void {
    this.forgetting = setInterval(() => this.places.forget(this.clock.now().getTime()), FORGETS_EACH_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.forgetting);
  }

  /** Of a report that somebody sends herself. */
  of(request: FastifyRequest): InBurst | undefined {
    return this.note(this.placeOf(request));
  }

  /** What stands for where somebody sends files from: the same for the same, for as long as this process lives, and nothing to anybody else. Where nobody knows: the same for all. */
  networkOf(request: FastifyRequest): string {
    return this.placeOf(request, OF_ONE_CUSTOMER);
  }

  /** Of a message that a gateway brings: who wrote it, the gateway alone knows. */
  ofGateway(adapter: string): InBurst | undefined {
    return this.note(this.hashed(`gateway ${adapter}`));
  }

  private placeOf({ headers, socket }: FastifyRequest, groupsOfIt?: number): string {
    if (this.isUnknown) return '';
    const said = this.config.placeHeader === undefined ? undefined : headers[this.config.placeHeader];
    return this.hashed(`address ${placeOfAddress(typeof said === 'string' && said !== '' ? said : socket.remoteAddress ?? '', groupsOfIt)}`);
  }

  private note(place: string): InBurst | undefined {
    return this.places.note(place, this.clock.now().getTime());
  }

  private hashed(place: string): string {
    return createHmac('sha256', this.key).update(place).digest('base64');
  }
}
