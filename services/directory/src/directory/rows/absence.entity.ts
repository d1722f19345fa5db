import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days (UTC, both included) on which a person is not reached. */
@Entity('absences')
export class AbsenceEntity {
  @PrimaryColumn({ type: 'integer' }) position!: number;
  @Column({ type: 'text' }) person!: string;
  @Column({ type: 'date', name: 'first_day' }) from!: string;
  @Column({ type: 'date', name: 'last_day' }) to!: string;
}
