import type { AlertMode, Urgency } from '@amparo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The alert of a case: one a case, raised again when the level rises. */
@Entity('alerts')
export class AlertEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  urgency!: Urgency;

  @Column({ type: 'text' })
  mode!: AlertMode;

  /** Raised again, the clock starts anew: rungs belong to a round. */
  @Column({ type: 'integer' })
  round!: number;

  /** Of the ladders that its rungs were taken from; 0 for the setting's, nothing for an alert of before there were any others. */
  @Column({ name: 'ladder_version', type: 'integer', nullable: true })
  ladderVersion!: number | null;

  /** Nobody is woken before, by the database's clock. */
  @Column({ name: 'paused_until', type: 'timestamptz', nullable: true })
  pausedUntil!: Date | null;

  @Column({ name: 'raised_at', type: 'timestamptz' })
  raisedAt!: Date;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ name: 'acknowledged_by', type: 'text', nullable: true })
  acknowledgedBy!: string | null;
}
