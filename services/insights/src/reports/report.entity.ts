import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CountedReport } from './report.rules';

/** A case as far as it is counted: S1, and nothing by which anybody could be found. */
@Entity('reports')
export class ReportEntity implements CountedReport {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  urgency!: string;

  @Column({ type: 'text', array: true })
  regions!: string[];

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ type: 'text', nullable: true })
  month!: string | null;

  @Column({ type: 'boolean' })
  reprisal!: boolean;

  @Column({ name: 'first_sequence', type: 'integer' })
  firstSequence!: number;

  @Column({ name: 'door_version', type: 'integer' })
  doorVersion!: number;

  @Column({ name: 'urgency_version', type: 'integer' })
  urgencyVersion!: number;

  @Column({ name: 'regions_version', type: 'integer' })
  regionsVersion!: number;
}
