/** Kinds of files that the door takes: what they are sent out as, and whether a picture can be made of them. */
export const KINDS = {
  JPEG: { ends: 'jpg', shows: true }, PNG: { ends: 'png', shows: true }, WEBP: { ends: 'webp', shows: true }, HEIC: { ends: 'heic', shows: false },
  PDF: { ends: 'pdf', shows: false }, OGG: { ends: 'ogg', shows: false }, MP3: { ends: 'mp3', shows: false }, MP4: { ends: 'm4a', shows: false },
  AMR: { ends: 'amr', shows: false }, DOCX: { ends: 'docx', shows: false }, XLSX: { ends: 'xlsx', shows: false }, PPTX: { ends: 'pptx', shows: false },
  ODT: { ends: 'odt', shows: false }, ODS: { ends: 'ods', shows: false },
} as const satisfies Record<string, { ends: string; shows: boolean }>;
export type FileKind = keyof typeof KINDS;

/** All there is to know of a file before its bytes: S3. */
export interface AttachmentAbout {
  /** As whoever sent it called it. */
  name: string;
  kind: FileKind;
  /** Bytes. */
  size: number;
  /** Of the original, 64 hexadecimal digits. */
  sha256: string;
  /** How many parts it lies in. */
  parts: number;
}

/** More than any setting of the door allows, also of a file that came in the smallest pieces. */
const MOST_PARTS = 2_000;

/** Reads what the door sealed about a file; nothing where it is not that. */
export function readAbout(plain: string): AttachmentAbout | undefined {
  let about: unknown;
  try {
    about = JSON.parse(plain);
  } catch {
    return undefined;
  }
  if (typeof about !== 'object' || about === null) return undefined;
  const { name, kind, size, sha256, parts } = about as Record<string, unknown>;
  const isCount = (value: unknown, most: number): value is number => Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= most;
  if (typeof name !== 'string' || typeof kind !== 'string' || !Object.hasOwn(KINDS, kind)) return undefined;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  if (!isCount(size, Number.MAX_SAFE_INTEGER) || !isCount(parts, MOST_PARTS)) return undefined;
  return { name, kind: kind as FileKind, size, sha256, parts };
}

/** What an original is called when it leaves: nothing that anybody said. */
export function neutralName(id: string, kind: FileKind): string {
  return `${id.slice(0, 8)}.${KINDS[kind].ends}`;
}
