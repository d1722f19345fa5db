import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that a person has to do. One that is done stays done, but for those that `openTaskAgain` opens. */
@Entity('tasks')
export class TaskEntity {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @PrimaryColumn({ type: 'text' })
  code!: string;

  /** What in the case it is about, where the case can have several: a submission, a person. */
  @PrimaryColumn({ type: 'text' })
  about!: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;
}
