import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member or partner organisation. Its name and aliases are sealed together. */
@Entity('organisations')
export class OrganisationEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'bytea' }) names!: Buffer;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text', array: true }) services!: string[];
  @Column({ type: 'text', array: true }) regions!: string[];
  @Column({ type: 'text', array: true }) languages!: string[];
  @Column({ type: 'text', nullable: true }) capacity!: string | null;
  @Column({ name: 'served_by_link', type: 'boolean' }) servedByLink!: boolean;
}
