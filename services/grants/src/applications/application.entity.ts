import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApplicationState } from './application.rules';

/** An application for a grant: one a case. */
@Entity('applications')
export class ApplicationEntity {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  reference!: string;

  @Column({ type: 'text' })
  state!: ApplicationState;

  /** ISO 4217; null while unknown. */
  @Column({ type: 'text', nullable: true })
  currency!: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;
}
