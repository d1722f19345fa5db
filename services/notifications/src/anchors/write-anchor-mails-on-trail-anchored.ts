import type { AlertTrailAnchored, CaseTrailAnchored, DirectoryTrailAnchored, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NotificationsConfig } from '../config';

/** Where a service's audit trail ends, as it told. */
export type TrailAnchored = HeardEvent<CaseTrailAnchored | AlertTrailAnchored | DirectoryTrailAnchored>;

/** An audit trail's end was told: each custodian gets it by mail. By her place in the setting: no address is kept here. */
@Injectable()
export class WriteAnchorMailsOnTrailAnchored {
  constructor(private readonly config: NotificationsConfig) {}

  async handle({ source, data: { sequence, trailHash } }: TrailAnchored, tx: EntityManager): Promise<void> {
    if (this.config.smtpUrl === undefined) return;
    await tx.query(
      `INSERT INTO anchor_mails (service, sequence, trail_hash, custodian) SELECT $1, $2, $3, custodian FROM generate_series(0, $4 - 1) AS custodian
       ON CONFLICT DO NOTHING`, [source, sequence, trailHash, this.config.auditCustodians.length],
    );
  }
}
