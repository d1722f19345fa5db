import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an attempt waits for. `OPEN_ID`: for the provider to send her back. `ADD_FACTOR`: she is signed in and adds one. */
export type AttemptStep = 'SECOND_FACTOR' | 'SET_PASSWORD' | 'ENROL_FACTOR' | 'OPEN_ID' | 'ADD_FACTOR';

/** How somebody showed the first time who she is. */
export type Way = 'PASSWORD' | 'INVITATION' | 'OPEN_ID' | 'SESSION';

/** A sign-in that is under way, between two steps. */
@Entity('attempts')
export class AttemptEntity {
  @PrimaryColumn({ type: 'bytea' }) hash!: Buffer;
  @Column({ type: 'text' }) step!: AttemptStep;
  /** Nobody yet while a provider is asked. */
  @Column({ type: 'text', nullable: true }) person!: string | null;
  @Column({ type: 'text' }) way!: Way;
  /** The invitation that it began with, and that is spent with its step. */
  @Column({ type: 'bytea', nullable: true }) invitation!: Buffer | null;
  /** Challenge, secret or verifier that the next step is held against. */
  @Column({ type: 'bytea', nullable: true }) sealed!: Buffer | null;
  @Column({ type: 'integer' }) tries!: number;
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
}
