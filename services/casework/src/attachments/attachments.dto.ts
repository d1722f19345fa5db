import type { FileKind } from './attachment.rules';

/** A file that the reporter added. */
export interface AttachmentShown {
  attachmentId: string;
  receivedAt: Date;
  /** `WANTED`: still at the door. `UNREADABLE`: a person has to look at it. */
  state: 'KEPT' | 'WANTED' | 'UNREADABLE';
  /** The others are null where it is not `KEPT`. */
  kind: FileKind | null;
  /** As whoever sent it called it. Null for partners: a name says more than a picture. */
  name: string | null;
  /** Bytes. */
  size: number | null;
  /** Of the original, in hexadecimal. */
  sha256: string | null;
  /** Whether a picture without metadata can be had of it. */
  shows: boolean;
}

export interface AttachmentsShown {
  caseId: string;
  /** In the order in which they came. */
  attachments: AttachmentShown[];
}
