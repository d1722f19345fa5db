import { IsIn, IsOptional } from 'class-validator';
import { PURPOSES, type Purpose } from './note-reading';

/** Why it is read. */
export class PurposeQuery {
  /** `CASE_WORK` when not said. Behind broken glass it is `GLASS`, whatever is said. */
  @IsOptional() @IsIn(PURPOSES) purpose?: Purpose;
}

/** What of a content is wanted. */
export class ReadContentQuery extends PurposeQuery {
  /** `true`: also who it is about, where she may. */
  @IsOptional() @IsIn(['true', 'false']) identity?: 'true' | 'false';
}

/** One body of a report. */
export interface BodyShown {
  submissionId: string;
  receivedAt: Date;
  /** `WANTED`: still at the door. `UNREADABLE`: a person has to look at it. */
  state: 'READ' | 'WANTED' | 'UNREADABLE';
  /** S2, by the names of the report format. Null where she may not read it, or it was not read. */
  fields: Record<string, unknown> | null;
  /** S3. Null where she may not read it, or did not ask. */
  identity: Record<string, unknown> | null;
  /** Fields that are there and were not shown. */
  withheld: string[];
}

export interface ContentShown {
  caseId: string;
  /** In the order in which they came. */
  bodies: BodyShown[];
}

/** One message, of the reporter or of the team. */
export interface MessageShown {
  messageId: string;
  receivedAt: Date;
  from: 'REPORTER' | 'TEAM';
  /** Null where it is still at the door, or does not open. */
  text: string | null;
  /** Of the team: who wrote it, a directory id. */
  author?: string;
  /** Of the team: she came back and was shown it. */
  seen?: boolean;
}

export interface ConversationShown {
  caseId: string;
  /** Of both sides, in the order in which they were written. */
  messages: MessageShown[];
}
