import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One import that changed something. */
@Entity('versions')
export class VersionEntity {
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'timestamptz', insert: false }) at!: Date;
  @Column({ type: 'text' }) actor!: string;
}
