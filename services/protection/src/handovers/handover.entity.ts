import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `ENDED`: the alert was raised anew before she answered. */
export type HandoverState = 'ASKED' | 'ACCEPTED' | 'REFUSED' | 'LAPSED' | 'ENDED';

/** Whoever has an alert asks somebody else on duty to take it. Until she does the first one has it. */
@Entity('handovers')
export class HandoverEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'from_person', type: 'text' })
  from!: string;

  @Column({ name: 'to_person', type: 'text' })
  to!: string;

  @Column({ type: 'text' })
  state!: HandoverState;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  /** By the database's clock; after it the ladder wakes again. */
  @Column({ name: 'answer_by', type: 'timestamptz' })
  answerBy!: Date;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;
}
