import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody lost her factor, says one administrator. Nothing happens until a second one says so too. */
@Entity('account_resets')
export class AccountResetEntity {
  @PrimaryColumn({ type: 'text' }) person!: string;
  @Column({ type: 'text', name: 'asked_by' }) askedBy!: string;
  @Column({ type: 'timestamptz', name: 'asked_at' }) askedAt!: Date;
}
