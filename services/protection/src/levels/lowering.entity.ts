import type { Urgency } from '@amparo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LoweredLevel } from './lowering.rules';

/** `ASKED`: a second person must agree. `OVERTAKEN`: more was known before she did. */
export type LoweringState = 'ASKED' | 'LOWERED' | 'LAPSED' | 'OVERTAKEN';

/** That a case is less urgent than it was held: by one person, or asked for by one and agreed to by another. */
@Entity('lowerings')
export class LoweringEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** The level of the case when it was asked. */
  @Column({ type: 'text' })
  before!: Urgency;

  @Column({ type: 'text' })
  wanted!: LoweredLevel;

  @Column({ type: 'text' })
  state!: LoweringState;

  /** Why: sealed, S2. */
  @Column({ type: 'bytea' })
  because!: Buffer;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy!: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  /** By when a second person must agree. */
  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;

  @Column({ name: 'agreed_by', type: 'text', nullable: true })
  agreedBy!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
