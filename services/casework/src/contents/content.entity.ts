import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A report's body, or a message of the reporter. */
export type ContentKind = 'REPORT' | 'MESSAGE';

/** Wanted from the door; fetched and kept; or waiting for a person because it cannot be had or read. */
export type ContentState = 'WANTED' | 'FETCHED' | 'PARKED';

/** One thing that was sent. Opened only in memory, with a key that is not in the database. */
@Entity('contents')
export class ContentEntity {
  @PrimaryColumn({ name: 'submission_id', type: 'uuid' })
  submissionId!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  kind!: ContentKind;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;

  /** Fetched on the danger lane. */
  @Column({ type: 'boolean' })
  urgent!: boolean;

  /** Opaque ids of people and organisations involved, as the door matched them. */
  @Column({ type: 'text', array: true })
  conflicts!: string[];

  /** The case that the reporter says this adds to. */
  @Column({ name: 'continues_case_id', type: 'uuid', nullable: true })
  continuesCaseId!: string | null;

  @Column({ type: 'text' })
  state!: ContentState;

  /** Sealed under the key of the case (kept-content). */
  @Column({ type: 'bytea', nullable: true })
  envelope!: Buffer | null;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  @Column({ name: 'claimed_until', type: 'timestamptz', nullable: true })
  claimedUntil!: Date | null;

  @Column({ type: 'integer' })
  attempts!: number;

  /** Tries that failed for another reason than the door being away. */
  @Column({ type: 'integer' })
  failures!: number;

  @Column({ name: 'parked_because', type: 'text', nullable: true })
  parkedBecause!: string | null;

  @Column({ name: 'fetched_at', type: 'timestamptz', nullable: true })
  fetchedAt!: Date | null;
}
