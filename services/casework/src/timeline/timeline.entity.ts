import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What can have happened to a case. */
export type Happening =
  | 'REPORT_RECEIVED'
  | 'REPORT_ENTERED'
  | 'REPORTER_WROTE'
  | 'REPORTER_ADDED_FILES'
  | 'REPORTER_WITHDREW'
  | 'REPLY_WRITTEN'
  | 'CASE_OPENED'
  | 'CONTENT_FETCHED'
  | 'CONTENT_PARKED'
  | 'REPORT_ROUTED'
  | 'CASE_ASSIGNED'
  | 'CASE_UNASSIGNED'
  | 'ALERT_RAISED'
  | 'ALERT_ACKNOWLEDGED'
  | 'ALERT_ESCALATED'
  | 'HANDOVER_ASKED'
  | 'HANDOVER_ACCEPTED'
  | 'HANDOVER_REFUSED'
  | 'HANDOVER_LAPSED'
  | 'URGENCY_RAISED'
  | 'LOWERING_ASKED'
  | 'URGENCY_LOWERED'
  | 'LOWERING_LAPSED'
  | 'LADDER_PAUSED'
  | 'LADDER_RESUMED'
  | 'CLOCK_MET'
  | 'CLOCK_OVERDUE'
  | 'SHARING_SUSPENDED'
  | 'CONSENT_WITHDRAWN'
  | 'CONSENT_OVERRIDDEN'
  | 'CONSENT_ENDING'
  | 'CONSENT_ENDED'
  | 'REFERRAL_OFFERED'
  | 'REFERRAL_MOVED'
  | 'REFERRAL_UNANSWERED'
  | 'REFERRAL_SILENT'
  | 'REFERRAL_TROUBLED'
  | 'DELETION_ASKED'
  | 'DELETION_CONFIRMED'
  | 'RISK_ASSESSED'
  | 'REASSESSMENT_DUE'
  | 'PLAN_ACTION_MOVED'
  | 'HAND_OFF_ASKED'
  | 'HAND_OFF_MOVED'
  | 'CONTACT_MOVED'
  | 'CHECK_INS_AGREED'
  | 'CHECK_INS_PAUSED'
  | 'CHECK_INS_RESUMED'
  | 'CHECK_INS_ENDED'
  | 'CHECK_IN_MISSED'
  | 'CHECK_IN_DONE'
  | 'CHECK_IN_DONE_LATE'
  | 'NOTIFICATION_FAILED'
  | 'URGENCY_FOUND'
  | 'REPETITION_FOUND'
  | 'DUPLICATE_SUGGESTED'
  | 'COUNTRIES_CORRECTED'
  | 'GLASS_BROKEN'
  | 'CASE_CLOSED'
  | 'ERASURE_ASKED';

/** One line of a case's story: codes and ids, S1. Written once and never changed. */
@Entity('timeline')
export class TimelineEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  what!: Happening;

  @Column({ type: 'text', nullable: true })
  actor!: string | null;

  @Column({ type: 'text', array: true })
  detail!: string[];
}
