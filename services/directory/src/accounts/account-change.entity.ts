import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was done to an account. */
export type AccountChange =
  | 'INVITED' | 'RESET_ASKED' | 'RESET_CONFIRMED' | 'OPENED' | 'CLOSED' | 'SESSIONS_ENDED' | 'PASSWORD_SET' | 'FACTOR_ADDED'
  | 'FACTOR_REMOVED' | 'RECOVERY_CODES_MADE' | 'OPEN_ID_LINKED';

/** Who did what to whose account: kept for good, added to only. */
@Entity('account_changes')
export class AccountChangeEntity {
  @PrimaryColumn({ type: 'bigint', insert: false }) id!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text' }) person!: string;
  /** Directory id, `operator`, or `directory` for what followed by itself. */
  @Column({ type: 'text' }) by!: string;
  @Column({ type: 'text' }) what!: AccountChange;
}
