import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Clock } from '@amparo/kernel';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { IntakeConfig } from '../config';
import { BurstsOfPlaces, placeOfAddress, type InBurst } from './bursts.rules';

/**
 * Which burst a report came in. Where it came from is looked at for this alone: hashed at once under a key that nobody has and that
 * goes with the process, and forgotten within a minute of quiet (security: "Nothing about the client is kept").
 */
@Injectable()
export class Bursts {
  private readonly key = randomBytes(32);
  private readonly places: BurstsOfPlaces;

  constructor(private readonly config: IntakeConfig, private readonly clock: Clock, logger: Logger) {
    const { mode, burstFrom, placeHeader } = config;
    // Behind a proxy that does not say it all of the world would be one place, and a flood would make everybody give way.
    const unknown = mode === 'production' && placeHeader === undefined;
    if (unknown) logger.warn('bursts.no-place', { reason: 'INTAKE_PLACE_HEADER' });
    this.places = new BurstsOfPlaces(unknown ? 0 : burstFrom, randomUUID);
  }

  /** Of a report that somebody sends herself. */
  of({ headers, socket }: FastifyRequest): InBurst | undefined {
    const said = this.config.placeHeader === undefined ? undefined : headers[this.config.placeHeader];
    return this.note(`address ${typeof said === 'string' && said !== '' ? said : placeOfAddress(socket.remoteAddress ?? '')}`);
  }

  /** Of a message that a gateway brings: who wrote it, the gateway alone knows. */
  ofGateway(adapter: string): InBurst | undefined {
    return this.note(`gateway ${adapter}`);
  }

  private note(place: string): InBurst | undefined {
    return this.places.note(createHmac('sha256', this.key).update(place).digest('base64'), this.clock.now().getTime());
  }
}
