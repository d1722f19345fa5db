import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Glass that somebody broke: a case read beyond her rights, until it ends. */
@Entity('glass')
export class GlassEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  person!: string;

  /** Sealed text. */
  @Column({ type: 'bytea' })
  reason!: Buffer;

  /** Directory ids of those who were told. */
  @Column({ type: 'text', array: true })
  witnesses!: string[];

  @Column({ name: 'broken_at', type: 'timestamptz' })
  brokenAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;
}
