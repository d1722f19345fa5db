import type { DeclinedBecause, ReferralStep } from '@amparo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A need as one organisation was asked about it. */
@Entity('referrals')
export class ReferralEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'need_id', type: 'uuid' })
  needId!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** Directory id. */
  @Column({ type: 'text' })
  organisation!: string;

  /** The opaque one that events and consents name. */
  @Column({ name: 'organisation_id', type: 'text' })
  organisationId!: string;

  @Column({ type: 'text' })
  status!: ReferralStep;

  /** How wide the need was cast when it was offered; 0: somebody chose the organisation. */
  @Column({ type: 'integer' })
  ring!: number;

  /** 1 for the best match of the ring. */
  @Column({ type: 'integer' })
  rank!: number;

  @Column({ type: 'text', array: true })
  because!: string[];

  @Column({ name: 'declined_because', type: 'text', nullable: true })
  declinedBecause!: DeclinedBecause | null;

  @Column({ name: 'offered_at', type: 'timestamptz' })
  offeredAt!: Date;

  @Column({ name: 'answered_by', type: 'text', nullable: true })
  answeredBy!: string | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  /** Until when its next step is waited for; null where nobody waits, or it was told that it has not come. */
  @Column({ name: 'next_word_by', type: 'timestamptz', nullable: true })
  nextWordBy!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  /** The organisation has held the packet, and is asked to delete it. */
  @Column({ name: 'deletion_asked_at', type: 'timestamptz', nullable: true })
  deletionAskedAt!: Date | null;

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;

  @Column({ name: 'deleted_by', type: 'text', nullable: true })
  deletedBy!: string | null;
}
