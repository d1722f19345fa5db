import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How long the next guess has to wait. Names share a million buckets, so that made-up names cannot fill the table. */
@Entity('sign_in_delays')
export class SignInDelayEntity {
  @PrimaryColumn({ type: 'integer' }) bucket!: number;
  @Column({ type: 'integer' }) failures!: number;
  @Column({ type: 'timestamptz', name: 'held_until' }) heldUntil!: Date;
  @Column({ type: 'timestamptz', name: 'last_at' }) lastAt!: Date;
}
