import type { ConsentPurpose, ConsentState, Explained, HowGiven, Sensitivity } from '@amparo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that somebody agreed to, refused, or is still to be asked. */
@Entity('consents')
export class ConsentEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  state!: ConsentState;

  @Column({ type: 'text' })
  purpose!: ConsentPurpose;

  /** Directory id of the organisation; empty where the purpose is ours alone, `*` for a wish. */
  @Column({ type: 'text' })
  recipient!: string;

  /** The opaque id that events and withdrawals name. */
  @Column({ name: 'recipient_id', type: 'text' })
  recipientId!: string;

  @Column({ type: 'text', array: true })
  classes!: Sensitivity[];

  @Column({ name: 'given_by', type: 'text', nullable: true })
  givenBy!: string | null;

  @Column({ type: 'text', nullable: true })
  how!: HowGiven | null;

  @Column({ type: 'text', array: true })
  explained!: Explained[];

  @Column({ type: 'text', nullable: true })
  language!: string | null;

  @Column({ name: 'given_at', type: 'timestamptz', nullable: true })
  givenAt!: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt!: Date | null;

  /** Of a question: what answered it. */
  @Column({ name: 'answered_by', type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;

  /** Sealed, S2: `ConsentTerms`. */
  @Column({ type: 'bytea', nullable: true })
  terms!: Buffer | null;

  /** Sealed, S3: `ConsentNames`. */
  @Column({ type: 'bytea', nullable: true })
  named!: Buffer | null;
}
