import type { CannotBeAsked, ConsentPurpose } from '@amparo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Doing without a consent: asked for by one person, agreed to by another, and looked at again by a third. */
@Entity('overrides')
export class OverrideEntity {
  /** Also of the consent that it becomes. */
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  purpose!: ConsentPurpose;

  @Column({ type: 'text' })
  recipient!: string;

  @Column({ name: 'recipient_id', type: 'text' })
  recipientId!: string;

  @Column({ name: 'cannot_be_asked', type: 'text' })
  cannotBeAsked!: CannotBeAsked;

  /** Sealed, S2. */
  @Column({ type: 'bytea' })
  because!: Buffer;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy!: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ name: 'agreed_by', type: 'text', nullable: true })
  agreedBy!: string | null;

  @Column({ name: 'agreed_at', type: 'timestamptz', nullable: true })
  agreedAt!: Date | null;

  @Column({ name: 'ends_at', type: 'timestamptz', nullable: true })
  endsAt!: Date | null;

  @Column({ name: 'person_told_at', type: 'timestamptz', nullable: true })
  personToldAt!: Date | null;

  @Column({ name: 'reviewed_by', type: 'text', nullable: true })
  reviewedBy!: string | null;

  @Column({ name: 'reviewed_at', type: 'timestamptz', nullable: true })
  reviewedAt!: Date | null;
}
