import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A working group or team. */
@Entity('groups')
export class GroupEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: string;
}
