import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code on paper that stands in for a lost factor, once. */
@Entity('recovery_codes')
export class RecoveryCodeEntity {
  @PrimaryColumn({ type: 'text' }) person!: string;
  /** Keyed: 80 random bits need no slow hash. */
  @PrimaryColumn({ type: 'bytea' }) hash!: Buffer;
  @Column({ type: 'timestamptz', name: 'spent_at', nullable: true }) spentAt!: Date | null;
}
