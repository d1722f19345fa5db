import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who can be told. Name, address, pager, zone and hours are sealed together. */
@Entity('people')
export class PersonEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'bytea' }) particulars!: Buffer;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'text', nullable: true }) organisation!: string | null;
}
