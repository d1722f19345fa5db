import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChangeAction, ChangeDetail } from './change-directory';

/** What one person changed. Ids and codes only; never altered. */
@Entity('directory_changes')
export class DirectoryChangeEntity {
  /** The version that it made. */
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'text' }) person!: string;
  @Column({ type: 'text' }) action!: ChangeAction;
  @Column({ type: 'text' }) about!: string;
  @Column({ type: 'jsonb' }) detail!: ChangeDetail;
}
