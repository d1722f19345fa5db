import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandOffDeclined, HandOffKind, HandOffStep } from './hand-off.rules';

/** Something of a case that another group of ours is asked to see to. */
@Entity('hand_offs')
export class HandOffEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  kind!: HandOffKind;

  @Column({ type: 'text' })
  status!: HandOffStep;

  /** Sealed, S2: what is asked for. */
  @Column({ type: 'bytea' })
  note!: Buffer;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy!: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  /** Directory id; null while nobody moved it, and where grants took it by itself. */
  @Column({ name: 'moved_by', type: 'text', nullable: true })
  movedBy!: string | null;

  @Column({ name: 'moved_at', type: 'timestamptz', nullable: true })
  movedAt!: Date | null;

  @Column({ name: 'declined_because', type: 'text', nullable: true })
  declinedBecause!: HandOffDeclined | null;
}
