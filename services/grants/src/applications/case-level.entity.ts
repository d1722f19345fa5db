import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Whether a case is urgent by protection's newest decision. Kept for every case, since this may arrive before the
 * request for money does: they travel on different lanes.
 */
@Entity('case_levels')
export class CaseLevelEntity {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** At HIGH or IMMINENT. */
  @Column({ type: 'boolean' })
  urgent!: boolean;

  @Column({ type: 'integer' })
  version!: number;
}
