import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A country that another region looks after than the table of countries says. */
@Entity('region_map')
export class RegionMapEntity {
  @PrimaryColumn({ type: 'text' }) country!: string;
  @Column({ type: 'text' }) region!: string;
}
