import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person is: in a group, for a region, or for all. */
@Entity('roles')
export class RoleEntity {
  @PrimaryColumn({ type: 'integer' }) position!: number;
  @Column({ type: 'text' }) person!: string;
  @Column({ type: 'text' }) role!: string;
  @Column({ type: 'text', nullable: true }) group!: string | null;
  @Column({ type: 'text', nullable: true }) region!: string | null;
}
