/** A file that this process works on, for two minutes. */
export interface ClaimedAttachment {
  id: string;
  caseId: string;
  receivedAt: Date;
  attempts: number;
  failures: number;
}
