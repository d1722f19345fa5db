import { messagingTables } from '@amparo/messaging';
import { erasedCasesTable, sealingTables, serviceRoles, type EntityClass, type MigrationClass, type SealedColumn } from '@amparo/persistence';
import { DIRECTORY_COPY_COLUMN, directoryCopyTable } from '@amparo/platform';
import { AlertEntity } from '../alerts/alert.entity';
import { ConsentEntity } from '../consents/consent.entity';
import { HandoverEntity } from '../handovers/handover.entity';
import { LoweringEntity } from '../levels/lowering.entity';
import { ContactEntity } from '../contacts/contact.entity';
import { HandOffEntity } from '../hand-offs/hand-off.entity';
import { LinkEntity } from '../links/link.entity';
import { NeedEntity } from '../needs/need.entity';
import { ReferralEntity } from '../needs/referral.entity';
import { OverrideEntity } from '../overrides/override.entity';
import { DecisionEntity } from '../routing/decision.entity';
import { CaseEntity } from '../routing/case.entity';
import { CreateRoutingAndAlerts1763910000000 } from './migrations/1763910000000-create-routing-and-alerts';
import { CreateBursts1798300000000 } from './migrations/1798300000000-create-bursts';
import { FindAlertsInOrder1765600000000 } from './migrations/1765600000000-find-alerts-in-order';
import { NoteWhoWasTakenOff1766200000000 } from './migrations/1766200000000-note-who-was-taken-off';
import { ShowAlertsToPeople1765300000000 } from './migrations/1765300000000-show-alerts-to-people';
import { LetErasedCasesGo1766010000000 } from './migrations/1766010000000-let-erased-cases-go';
import { KeepConsents1798400000000 } from './migrations/1798400000000-keep-consents';
import { KeepAssessments1798800001000 } from './migrations/1798800001000-keep-assessments';
import { KeepClocksOfPlans1798970000000 } from './migrations/1798970000000-keep-clocks-of-plans';
import { KeepCheckIns1798940000000 } from './migrations/1798940000000-keep-check-ins';
import { KeepDeletionRequests1798800000000 } from './migrations/1798800000000-keep-deletion-requests';
import { KeepReferralSteps1798980000000 } from './migrations/1798980000000-keep-referral-steps';
import { KeepReferrals1798400001000 } from './migrations/1798400001000-keep-referrals';
import { TellPartnersWhy1798500030000 } from './migrations/1798500030000-tell-partners-why';
import { WorkOnAlerts1798950000000 } from './migrations/1798950000000-work-on-alerts';
import { KeepHandOffs1798960002000 } from './migrations/1798960002000-keep-hand-offs';
import { KeepReferralLines1798960004000 } from './migrations/1798960004000-keep-referral-lines';
import { KeepLinks1798960001000 } from './migrations/1798960001000-keep-links';
import { EndInNoSilence1799030001000 } from './migrations/1799030001000-end-in-no-silence';
import { EndWorkOfClosedCases1799030000000 } from './migrations/1799030000000-end-work-of-closed-cases';
import { HearOfDeletions1799060020000 } from './migrations/1799060020000-hear-of-deletions';
import { CreateAudit1766100000000 } from './migrations/1766100000000-create-audit';

const { app } = serviceRoles('protection');

export const entities: EntityClass[] = [CaseEntity, DecisionEntity, AlertEntity, HandoverEntity, LoweringEntity, ConsentEntity, OverrideEntity, NeedEntity, ReferralEntity, LinkEntity, HandOffEntity, ContactEntity];

/** Packets are not among them: written once, nobody may write them anew, and their cases' keys are wrapped in rows of their own. */
export const sealed: readonly SealedColumn[] = [
  DIRECTORY_COPY_COLUMN,
  { table: 'consents', column: 'terms', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'consents', column: 'named', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'assessments', column: 'content', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'plan_actions', column: 'what', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'plan_actions', column: 'why', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'lowerings', column: 'because', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'pauses', column: 'because', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'check_ins', column: 'terms', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'check_ins', column: 'end_why', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'check_in_pauses', column: 'why', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'check_in_dues', column: 'says', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'overrides', column: 'because', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'hand_offs', column: 'note', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'referral_lines', column: 'words', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
  { table: 'contact_drafts', column: 'words', key: 'id', keyType: 'uuid', caseColumn: 'case_id' },
];

export const migrations: MigrationClass[] = [
  messagingTables({ app }),
  directoryCopyTable(app),
  CreateRoutingAndAlerts1763910000000,
  ShowAlertsToPeople1765300000000,
  FindAlertsInOrder1765600000000,
  erasedCasesTable(app),
  // Keys of cases came later, with the consents.
  sealingTables('protection', [DIRECTORY_COPY_COLUMN]),
  LetErasedCasesGo1766010000000,
  CreateAudit1766100000000,
  NoteWhoWasTakenOff1766200000000,
  CreateBursts1798300000000,
  KeepConsents1798400000000,
  KeepReferrals1798400001000,
  KeepDeletionRequests1798800000000,
  TellPartnersWhy1798500030000,
  KeepAssessments1798800001000,
  WorkOnAlerts1798950000000,
  KeepCheckIns1798940000000,
  KeepClocksOfPlans1798970000000,
  KeepLinks1798960001000,
  KeepHandOffs1798960002000,
  KeepReferralLines1798960004000,
  KeepReferralSteps1798980000000,
  EndWorkOfClosedCases1799030000000,
  EndInNoSilence1799030001000,
  HearOfDeletions1799060020000,
];
