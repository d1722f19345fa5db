/** Why an archive is not taken. Nothing of what it would have replaced was touched. */
export type ArchiveFault =
  /** None of the identities given is one that it was sealed to. */
  | 'archive.not-for-you'
  /** Cut short, altered, put together of several, or no archive at all. */
  | 'archive.broken'
  /** Whole, and signed by another system, or by nobody whom one knows. */
  | 'archive.signer'
  /** Whole and genuine, and not the one that its file name says. */
  | 'archive.swapped';

const SAYS: Record<ArchiveFault, string> = {
  'archive.not-for-you': 'None of the identities given opens this archive.',
  'archive.broken': 'The archive is cut short, altered, or none of ours: nothing of it is used.',
  'archive.signer': 'The archive is not signed by the system that it should be of: nothing of it is used.',
  'archive.swapped': 'The archive is another one than its file name says: nothing of it is used.',
};

/** An archive that is refused whole. */
export class ArchiveRefused extends Error {
  constructor(readonly code: ArchiveFault) {
    super(`${SAYS[code]} (${code})`);
    this.name = 'ArchiveRefused';
  }
}
