import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KnownCase } from './case.rules';

/** What decides who may know of a case. */
@Entity('cases')
export class CaseEntity implements KnownCase {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'boolean' })
  received!: boolean;

  @Column({ type: 'text', array: true })
  conflicts!: string[];

  @Column({ type: 'boolean' })
  withheld!: boolean;

  @Column({ name: 'routed_version', type: 'integer' })
  routedVersion!: number;

  @Column({ type: 'text', array: true })
  routes!: string[];

  @Column({ type: 'text', array: true })
  regions!: string[];

  @Column({ type: 'text', array: true })
  excluded!: string[];

  @Column({ type: 'jsonb' })
  told!: Record<string, number>;

  @Column({ type: 'jsonb' })
  released!: Record<string, number>;

  @Column({ type: 'jsonb' })
  assigned!: Record<string, number>;

  @Column({ type: 'jsonb' })
  unassigned!: Record<string, number>;
}
