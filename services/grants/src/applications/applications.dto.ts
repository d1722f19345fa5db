import type { ApplicationState } from './application.rules';

/** An application in the list: S1 only. */
export interface ApplicationListed {
  caseId: string;
  /** The case code that people quote. */
  reference: string;
  /** The case is at HIGH or IMMINENT: the rapid track. */
  urgent: boolean;
  state: ApplicationState;
  /** ISO 4217; null while nobody has asked. */
  currency: string | null;
  openedAt: Date;
}

/** Answer to `GET /applications`. */
export interface ApplicationsListed {
  applications: ApplicationListed[];
}
