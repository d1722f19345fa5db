import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person may change, one thing at a time. */
export type ChangeAction =
  | 'PERSON_ADDED' | 'PERSON_CHANGED' | 'PERSON_LEFT'
  | 'ORGANISATION_ADDED' | 'ORGANISATION_CHANGED' | 'ORGANISATION_ENDED' | 'ORGANISATION_CLOSED'
  | 'GROUP_ADDED' | 'GROUP_CHANGED' | 'GROUP_ENDED'
  | 'ROLE_GIVEN' | 'ROLE_TAKEN'
  | 'ABSENCE_ADDED' | 'ABSENCE_CHANGED' | 'ABSENCE_ENDED'
  | 'REGION_SET' | 'REGION_CLEARED';

/** More about a change: ids, codes and days, and names of fields; never what stood or stands in a sealed one. */
export type ChangeDetail = Record<string, string | readonly string[]>;

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
