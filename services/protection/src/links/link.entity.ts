import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandedBy, LinkEnded, LinkFacts } from './link.rules';

/** A link by which somebody without an account comes to one referral. Neither it nor its code is kept: what is made from them is. */
@Entity('offer_links')
export class LinkEntity implements LinkFacts {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'referral_id', type: 'uuid' })
  referralId!: string;

  /** Null once the case is erased: what is left to do by it is to say that all was deleted. */
  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ name: 'code_hash', type: 'bytea' })
  codeHash!: Buffer;

  @Column({ name: 'link_by', type: 'text' })
  linkBy!: HandedBy;

  @Column({ name: 'code_by', type: 'text' })
  codeBy!: HandedBy;

  @Column({ name: 'made_by', type: 'text' })
  madeBy!: string;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt!: Date | null;

  @Column({ name: 'visit_hash', type: 'bytea', nullable: true })
  visitHash!: Buffer | null;

  @Column({ name: 'visit_until', type: 'timestamptz', nullable: true })
  visitUntil!: Date | null;

  @Column({ name: 'seen_at', type: 'timestamptz', nullable: true })
  seenAt!: Date | null;

  @Column({ name: 'verified_at', type: 'timestamptz', nullable: true })
  verifiedAt!: Date | null;

  @Column({ type: 'integer' })
  tries!: number;

  @Column({ name: 'next_try_at', type: 'timestamptz', nullable: true })
  nextTryAt!: Date | null;

  /** Since when somebody held it beside whoever opened it. */
  @Column({ name: 'elsewhere_at', type: 'timestamptz', nullable: true })
  elsewhereAt!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_because', type: 'text', nullable: true })
  endedBecause!: LinkEnded | null;
}
