import { Refusal } from '@amparo/kernel';
import { PeerRefused, PeerUnavailable, Peers, ServiceTokens, Turns } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { PortalConfig } from '../config';
import type { Asked } from './link-shapes';

/** Links and codes that are tried at the same time: nothing about a client is kept, so it holds for all together. */
const AT_ONCE = 4;
const WAITING = 40;

/** Asks protection for a browser that came by a link. What it may is protection's to say. */
@Injectable()
export class AskByLink {
  private readonly peers: Peers;
  private readonly turns = new Turns({ atOnce: AT_ONCE, waiting: WAITING, refusal: () => new Refusal('overloaded', 'link.busy', 'Too many links are opened at this moment. Try again shortly.') });

  constructor(config: PortalConfig, tokens: ServiceTokens) {
    this.peers = new Peers(config.peers, tokens);
  }

  /** @throws Refusal with protection's own code, of what kind it was there; `link.busy`; PeerUnavailable */
  async run<T, What extends keyof Asked = keyof Asked>(what: What, body: Asked[What]): Promise<T> {
    const ask = () => this.peers.post<T>('protection', `/internal/links/${what}`, body);
    try {
      return await (what === 'open' || what === 'code' ? this.turns.run(ask) : ask());
    } catch (error) {
      if (!(error instanceof PeerRefused)) throw error;
      // It did not look at what was asked: that says nothing about the link.
      if (error.status === 401 || error.status === 429) throw new PeerUnavailable('protection', `status-${error.status}`);
      throw new Refusal(error.status === 404 ? 'absent' : error.status === 409 ? 'conflict' : 'unprocessable', error.code, 'That cannot be done by this link.');
    }
  }
}
