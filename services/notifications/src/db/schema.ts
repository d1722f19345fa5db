import { messagingTables } from '@amparo/messaging';
import { erasedCasesTable, sealingTables, serviceRoles, type EntityClass, type MigrationClass, type SealedColumn } from '@amparo/persistence';
import { DIRECTORY_COPY_COLUMN, directoryCopyTable } from '@amparo/platform';
import { CreateNotifications1764000100000 } from './migrations/1764000100000-create-notifications';
import { AddGlassItems1764200000000 } from './migrations/1764200000000-add-glass-items';
import { ShowItemsToPeople1765200000000 } from './migrations/1765200000000-show-items-to-people';
import { LetErasedCasesGo1766010000000 } from './migrations/1766010000000-let-erased-cases-go';
import { TellOfReading1766100002000 } from './migrations/1766100002000-tell-of-reading';
import { TellMessagesOfNoCase1798910020000 } from './migrations/1798910020000-tell-messages-of-no-case';
import { TellOfWorkOnAlerts1798990020000 } from './migrations/1798990020000-tell-of-work-on-alerts';
import { TellOfHandOffs1798960003000 } from './migrations/1798960003000-tell-of-hand-offs';
import { TellOfAssessments1798800001000 } from './migrations/1798800001000-tell-of-assessments';
import { TellOfPlans1798970010000 } from './migrations/1798970010000-tell-of-plans';
import { TellOfEndsAndSilence1799030002000 } from './migrations/1799030002000-tell-of-ends-and-silence';
import { TellOfCheckIns1798980100000 } from './migrations/1798980100000-tell-of-check-ins';
import { TellOfReferrals1798800000000 } from './migrations/1798800000000-tell-of-referrals';
import { OrderAlertsAndAnswers1799050000000 } from './migrations/1799050000000-order-alerts-and-answers';
import { TellOfCompromisedPartners1798500010000 } from './migrations/1798500010000-tell-of-compromised-partners';
import { TellOfTroubledReferrals1799060021000 } from './migrations/1799060021000-tell-of-troubled-referrals';

/** None: rows are written for many people at once, or taken from a queue, and both are SQL. */
export const entities: EntityClass[] = [];

export const sealed: readonly SealedColumn[] = [DIRECTORY_COPY_COLUMN];

export const migrations: MigrationClass[] = [
  messagingTables({ app: serviceRoles('notifications').app }),
  directoryCopyTable(serviceRoles('notifications').app),
  CreateNotifications1764000100000,
  AddGlassItems1764200000000,
  ShowItemsToPeople1765200000000,
  erasedCasesTable(serviceRoles('notifications').app),
  sealingTables('notifications', sealed),
  LetErasedCasesGo1766010000000,
  TellOfReading1766100002000,
  TellOfCompromisedPartners1798500010000,
  TellOfReferrals1798800000000,
  TellOfAssessments1798800001000,
  TellOfHandOffs1798960003000,
  TellMessagesOfNoCase1798910020000,
  TellOfPlans1798970010000,
  TellOfWorkOnAlerts1798990020000,
  TellOfCheckIns1798980100000,
  OrderAlertsAndAnswers1799050000000,
  TellOfEndsAndSilence1799030002000,
  TellOfTroubledReferrals1799060021000,
];
