import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { GenMessage } from '@bufbuild/protobuf/codegenv2';
import type { Message } from '@bufbuild/protobuf';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { AuditTrail, Database, TrailCheck, type TrailEnd, type TrailFault } from '@amparo/persistence';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { readPrivateKey } from '../access/service-keys';
import { ServiceTokens } from '../access/service-tokens';
import { ServiceConfig } from '../config/service-config';
import { Logger } from '../log/logger';
import { Loop } from '../loop';
import { signedAnchor, type Anchor } from './anchor';

/** The service's own event that says where its trail ends. */
export type TrailAnchored = GenMessage<Message<string> & { sequence: number; trailHash: string }>;
/** Token of that event's schema. */
export const TRAIL_ANCHORED = Symbol('amparo.trail-anchored');

/** What the service found when it last looked at the end of its trail. */
export interface TrailChecked {
  at: Date;
  faults: TrailFault[];
}

const PAGE = 1_000;
/** Between looks whether it is time. */
const LOOK_EVERY_MS = 30_000;
const NOTHING: TrailEnd = { sequence: '0', hash: '' };

/**
 * Writes the end of the trail down where whoever owns the database cannot change it (security: Audit): as a signed line at the end of
 * a file, and as an event, upon which notifications mails it to the custodians. Before that it verifies what was added since the
 * last time: a trail that is broken is not anchored, and says so in the log.
 */
@Injectable()
export class AnchorTrail implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Nothing before the first look. */
  checked: TrailChecked | undefined;
  private readonly since: Date;
  private readonly loop: Loop;

  constructor(
    private readonly trail: AuditTrail,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: ServiceConfig,
    private readonly logger: Logger,
    private readonly tokens: ServiceTokens,
    @Inject(TRAIL_ANCHORED) private readonly event: TrailAnchored,
  ) {
    this.since = clock.now();
    this.loop = new Loop({ name: 'audit.anchor', work: () => this.look(), idleMs: Math.min(LOOK_EVERY_MS, config.anchorEveryMs), logger });
  }

  onApplicationBootstrap(): void {
    if (this.trail.readable) this.loop.start();
    else this.logger.warn('audit.not-anchored', { reason: 'AUDITOR_DATABASE_URL' });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async look(): Promise<boolean> {
    const { anchored } = await this.trail.state();
    const last = anchored?.at ?? this.since;
    if (this.clock.now().getTime() - last.getTime() >= this.config.anchorEveryMs) await this.run();
    return false;
  }

  /** @returns what was written down; nothing where nothing was added since the last time, or the trail is broken */
  async run(): Promise<Anchor | undefined> {
    const { head, anchored } = await this.trail.state();
    const faults = await this.faultsBetween(anchored ?? NOTHING, head);
    const now = this.clock.now();
    this.checked = { at: now, faults };
    if (faults.length > 0) {
      this.logger.error('audit.broken', { count: faults.length, reason: faults[0]?.what });
      return undefined;
    }
    if (head.sequence === (anchored?.sequence ?? '0')) return undefined;
    const anchor = signedAnchor({ service: this.tokens.own, ...head, at: now.toISOString() }, readPrivateKey(this.config.serviceKeyFile));
    this.append(anchor);
    await this.database.transaction(async (tx) => {
      const made: unknown[] = await tx.query(
        `INSERT INTO audit_anchors (sequence, hash, at) VALUES ($1, decode($2, 'hex'), $3) ON CONFLICT DO NOTHING RETURNING 1`, [head.sequence, head.hash, now],
      );
      // Another process of the service was first.
      if (made.length === 0) return;
      const about = { subject: 'audit', version: Number(head.sequence), lane: 'normal' as const };
      this.outbox.add(tx, this.event, about, { sequence: Number(head.sequence), trailHash: head.hash });
    });
    return anchor;
  }

  private async faultsBetween(start: TrailEnd, head: TrailEnd): Promise<TrailFault[]> {
    const check = new TrailCheck(this.tokens.own, [], start.sequence === '0' ? undefined : start);
    const end = BigInt(head.sequence);
    let after = start.sequence;
    while (BigInt(after) < end) {
      const rows = await this.trail.rows(after, PAGE);
      for (const row of rows) if (BigInt(row.sequence) <= end) check.add(row);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.sequence;
    }
    return check.end(head).faults;
  }

  /** Added and on the disk before anybody is told. */
  private append(anchor: Anchor): void {
    const { anchorsFile } = this.config;
    if (anchorsFile === undefined) return;
    mkdirSync(dirname(anchorsFile), { recursive: true, mode: 0o700 });
    const file = openSync(anchorsFile, 'a', 0o600);
    try {
      appendFileSync(file, `${JSON.stringify(anchor)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}
