import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The opaque id that stands for a person or an organisation wherever a conflict of interest is told. Never shown. */
@Entity('conflict_ids')
export class ConflictIdEntity {
  @PrimaryColumn({ type: 'text' }) kind!: 'PERSON' | 'ORGANISATION';
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'uuid', name: 'conflict_id', insert: false }) conflictId!: string;
}
