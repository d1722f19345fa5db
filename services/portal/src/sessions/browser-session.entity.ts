import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Entrance } from '../entrances/entrance.rules';
import type { SessionTimes } from './session.rules';

/** A browser that somebody signed in with. */
@Entity('browser_sessions')
export class BrowserSessionEntity implements SessionTimes {
  @PrimaryColumn({ name: 'cookie_hash', type: 'bytea' })
  cookieHash!: Buffer;

  @Column({ name: 'session_id', type: 'text' })
  sessionId!: string;

  @Column({ name: 'person_id', type: 'text' })
  personId!: string;

  /** By which host name it was begun, and alone works. */
  @Column({ type: 'text' })
  entrance!: Entrance;

  @Column({ type: 'smallint' })
  factors!: 1 | 2;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'idle_seconds', type: 'integer' })
  idleSeconds!: number;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz' })
  lastUsedAt!: Date;
}
