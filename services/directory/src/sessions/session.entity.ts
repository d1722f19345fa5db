import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Way } from '../sign-in/attempt.entity';

/** Why a session is over. That its time ran out is seen from its times. */
export type EndedBecause = 'SIGNED_OUT' | 'ENDED_BY_OWNER' | 'ENDED_BY_ADMINISTRATOR' | 'PASSWORD_CHANGED' | 'FACTORS_CHANGED' | 'RESET' | 'LEFT' | 'COMPROMISED';

/** Somebody is signed in. Nothing about the device is kept. */
@Entity('sessions')
export class SessionEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) person!: string;
  @Column({ type: 'smallint' }) factors!: 1 | 2;
  @Column({ type: 'text' }) way!: Way;
  @Column({ type: 'text', nullable: true }) second!: 'TOTP' | 'WEBAUTHN' | 'RECOVERY' | null;
  @Column({ type: 'timestamptz', name: 'started_at' }) startedAt!: Date;
  @Column({ type: 'timestamptz', name: 'last_used_at' }) lastUsedAt!: Date;
  @Column({ type: 'timestamptz', name: 'ends_at' }) endsAt!: Date;
  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column({ type: 'text', name: 'ended_because', nullable: true }) endedBecause!: EndedBecause | null;
}
