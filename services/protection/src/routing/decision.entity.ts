import type { Routing, RoutingFacts } from '@amparo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a decision on who must know was made. */
export type DecisionCause = 'REPORT' | 'URGENCY_FOUND' | 'REPETITION' | 'REGION_ASSIGNED' | 'ASSESSED' | 'PERSON' | 'CHECK_IN_MISSED' | 'HANDED_OFF';

/** A decision on who must know, with the facts, the directory's version and the rules it rests on. Never changed. */
@Entity('decisions')
export class DecisionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'submission_id', type: 'uuid', nullable: true })
  submissionId!: string | null;

  @Column({ type: 'text' })
  cause!: DecisionCause;

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt!: Date;

  @Column({ name: 'directory_version', type: 'integer' })
  directoryVersion!: number;

  @Column({ type: 'jsonb' })
  facts!: RoutingFacts;

  @Column({ type: 'jsonb' })
  routing!: Routing;
}
