import { can, hiddenKeysOf, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { AuditTrail, Database, writeAudit, type TrailEnd, type TrailRow, type TrailShown } from '@amparo/persistence';
import { Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { AllowOperator, AllowPeople, FromPerson } from '../access/access.decorators';
import { refuseUnless } from '../access/refuse-unless';
import { ServiceTokens } from '../access/service-tokens';
import type { Anchor } from './anchor';
import { AnchorTrail } from './anchor-trail';
import { AuditQuery, TrailQuery } from './audit.dto';

/** Rows for an auditor. */
export interface AuditPage {
  entries: TrailShown[];
  /** `before` of the next page; null where there is none. */
  next: string | null;
}

/** How the trail is: for auditors and administrators. */
export interface AuditState {
  service: string;
  /** Sequence of the last row, which is how many there are. */
  sequence: string;
  anchored: { sequence: string; at: Date } | null;
  /** What the service found when it last verified the end of its trail; null before it did. */
  checked: { at: Date; faults: number } | null;
}

/** The trail as it is stored. */
export interface TrailPart {
  rows: TrailRow[];
  head: TrailEnd;
}

/** A service's audit trail: who did and read what (security: Audit). S1. */
@Controller('audit')
export class AuditController {
  constructor(
    private readonly trail: AuditTrail,
    private readonly anchorTrail: AnchorTrail,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: ServiceTokens,
  ) {}

  /** Newest first, without what a conflict of interest hides. Itself noted. */
  @Get()
  @AllowPeople('audit.read')
  @Header('cache-control', 'no-store')
  async list(@FromPerson() subject: Subject, @Query() { person, action, case: caseId, before, limit = 50 }: AuditQuery): Promise<AuditPage> {
    const now = this.clock.now();
    refuseUnless(can(subject, 'audit.read', { kind: 'audit' }, { now }), new Refusal('absent', 'audit.absent', 'There is no such trail.'));
    await writeAudit(this.database, [{ at: now, person: subject.person, session: subject.session, action: 'audit.read' }]);
    const none = hiddenKeysOf({ conflicts: subject.conflicts, excluded: [subject.person] });
    const asked = { ...(person === undefined ? {} : { person }), ...(action === undefined ? {} : { action }), ...(caseId === undefined ? {} : { caseId }), ...(before === undefined ? {} : { before }) };
    const entries = await this.trail.shownTo(none, { ...asked, limit: limit + 1 });
    const page = entries.slice(0, limit);
    return { entries: page, next: entries.length > limit ? (page.at(-1)?.sequence ?? null) : null };
  }

  /** How many rows there are, and the last end that was written down outside. */
  @Get('state')
  @AllowOperator()
  @AllowPeople('audit.health')
  async state(): Promise<AuditState> {
    const { head, anchored } = await this.trail.state();
    const { checked } = this.anchorTrail;
    return {
      service: this.tokens.own, sequence: head.sequence,
      anchored: anchored === null ? null : { sequence: anchored.sequence, at: anchored.at },
      checked: checked === undefined ? null : { at: checked.at, faults: checked.faults.length },
    };
  }

  /** Rows as they are stored, hashes and all, for `npm run audit`. That somebody began to is noted. */
  @Get('trail')
  @AllowOperator()
  async rows(@Query() { after = '0', limit = 1_000 }: TrailQuery): Promise<TrailPart> {
    if (after === '0') await writeAudit(this.database, [{ at: this.clock.now(), person: 'operator', action: 'audit.trail' }]);
    // The head first: rows that are added meanwhile are beyond it, and none before it can be missing.
    const { head } = await this.trail.state();
    return { head, rows: await this.trail.rows(after, limit) };
  }

  /** Writes the end of the trail down now. */
  @Post('anchor')
  @AllowOperator()
  @HttpCode(200)
  async anchor(): Promise<{ anchor: Anchor | null }> {
    return { anchor: (await this.anchorTrail.run()) ?? null };
  }
}
