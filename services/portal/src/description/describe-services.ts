import { Clock } from '@amparo/kernel';
import { PeerRefused, PeerUnavailable, Peers, SERVICE_NAMES } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { portalOpenApi } from '../openapi/portal.openapi';
import { mergeDescriptions, type GatewayDescription, type ServiceDescription } from './description.rules';

/** Where each service describes its calls. */
const PATH = '/openapi.json';
/** Anybody may ask, so the services are not asked each time. */
const KEEP_MS = 30_000;

/** One description of everything behind the gateway, of those services that answer now. */
@Injectable()
export class DescribeServices {
  private kept?: { until: number; description: Promise<GatewayDescription> };

  constructor(
    private readonly peers: Peers,
    private readonly clock: Clock,
  ) {}

  async run(now = this.clock.now()): Promise<GatewayDescription> {
    if (this.kept === undefined || now.getTime() >= this.kept.until) {
      this.kept = { until: now.getTime() + KEEP_MS, description: this.describe() };
    }
    return this.kept.description;
  }

  private async describe(): Promise<GatewayDescription> {
    const services = SERVICE_NAMES.filter((name) => name !== 'portal');
    const found = await Promise.all(services.map(async (service): Promise<ServiceDescription> => ({ service, document: await this.find(service) })));
    return mergeDescriptions([{ service: 'portal', document: portalOpenApi }, ...found]);
  }

  /** A service that is away, or describes nothing, leaves a gap in the description, no more. */
  private async find(service: (typeof SERVICE_NAMES)[number]): Promise<unknown> {
    try {
      return await this.peers.get<unknown>(service, PATH);
    } catch (error) {
      if (error instanceof PeerUnavailable || error instanceof PeerRefused) return undefined;
      throw error;
    }
  }
}
