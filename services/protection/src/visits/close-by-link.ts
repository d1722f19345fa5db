import { Clock } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Peers, ServiceTokens } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { endLinksOf } from '../links/end-links';
import { SeeLink } from '../links/see-link';

/**
 * Somebody who opened a link says that her organisation may be compromised; no code is asked for: stopping too much costs a day (ADR 0048).
 * The directory closes it, which revokes everything that is open for it; its links end here at once.
 */
@Injectable()
export class CloseByLink {
  private readonly peers: Peers;

  constructor(
    private readonly database: Database,
    private readonly seeLink: SeeLink,
    private readonly clock: Clock,
    config: ProtectionConfig,
    tokens: ServiceTokens,
  ) {
    this.peers = new Peers(config.peers, tokens);
  }

  /** @throws Refusal `link.absent`; PeerUnavailable while the directory is away: then nothing is closed yet, and her link stays, to say it again */
  async run(visit: string): Promise<void> {
    const { organisation, organisationId, link } = await this.database.transaction(async (tx) => {
      const { subject, now, link: { id, caseId, referralId }, ...of } = await this.seeLink.run(tx, visit);
      auditInChange(tx, {
        at: now, person: subject.person, session: subject.session, action: 'organisation.close-own', about: referralId, purpose: 'COMPROMISED', ...(caseId === null ? {} : { caseId }),
      });
      return { organisation: of.organisation, organisationId: of.organisationId, link: id };
    });
    await this.peers.post('directory', `/internal/organisations/${encodeURIComponent(organisation)}/compromised`, { link });
    await this.database.transaction((tx) => endLinksOf(tx, organisationId, this.clock.now()));
  }
}
