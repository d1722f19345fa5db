import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactPurpose, ContactStep } from './contact.rules';

/** A draft for one bank or mechanism outside. Nothing sends it: it is exported, and handed over by hand. */
@Entity('contact_drafts')
export class ContactEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  purpose!: ContactPurpose;

  /** Directory id, and the opaque one that events and consents name. */
  @Column({ type: 'text' })
  recipient!: string;

  @Column({ name: 'recipient_id', type: 'text' })
  recipientId!: string;

  /** Its words say who she is. */
  @Column({ name: 'names_her', type: 'boolean' })
  namesHer!: boolean;

  @Column({ type: 'text' })
  status!: ContactStep;

  /** Sealed, S3. */
  @Column({ type: 'bytea' })
  words!: Buffer;

  @Column({ name: 'written_by', type: 'text' })
  writtenBy!: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt!: Date;

  @Column({ name: 'agreed_by', type: 'text', nullable: true })
  agreedBy!: string | null;

  @Column({ name: 'agreed_at', type: 'timestamptz', nullable: true })
  agreedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'text', nullable: true })
  endedBy!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
