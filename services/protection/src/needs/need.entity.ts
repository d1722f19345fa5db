import type { Region, Urgency } from '@amparo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Help that somebody needs, as it was when it was asked for: S1. */
@Entity('needs')
export class NeedEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text', array: true })
  measures!: string[];

  @Column({ type: 'text', array: true })
  regions!: Region[];

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'text' })
  urgency!: Urgency;

  /** To one organisation that somebody chose: it is not cast wider. */
  @Column({ type: 'boolean' })
  direct!: boolean;

  /** `HELPED`: somebody would; `UNANSWERED`: nobody is left to ask. */
  @Column({ type: 'text' })
  state!: 'OPEN' | 'HELPED' | 'UNANSWERED';

  @Column({ type: 'integer' })
  ring!: number;

  @Column({ name: 'answer_by', type: 'timestamptz' })
  answerBy!: Date;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy!: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;
}
