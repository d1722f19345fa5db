/** Kinds of files that the door takes, as it tells them from their first bytes: never from a name, and without parsing them. */
export type FileKind = 'JPEG' | 'PNG' | 'WEBP' | 'HEIC' | 'PDF' | 'OGG' | 'MP3' | 'MP4' | 'AMR' | 'DOCX' | 'XLSX' | 'PPTX' | 'ODT' | 'ODS';

/** What kinds an ISO base media file may say that it is. A voice note of a phone often says no more than "MP4". */
const BRANDS: Readonly<Record<string, FileKind>> = {
  heic: 'HEIC', heix: 'HEIC', hevc: 'HEIC', heim: 'HEIC', heis: 'HEIC', mif1: 'HEIC', msf1: 'HEIC',
  'M4A ': 'MP4', 'M4B ': 'MP4', isom: 'MP4', iso2: 'MP4', mp41: 'MP4', mp42: 'MP4', '3gp4': 'MP4', '3gp5': 'MP4', '3gp6': 'MP4',
};
const OOXML: readonly (readonly [string, FileKind])[] = [['word/', 'DOCX'], ['xl/', 'XLSX'], ['ppt/', 'PPTX']];
const OPEN_DOCUMENT: readonly (readonly [string, FileKind])[] = [
  ['application/vnd.oasis.opendocument.text', 'ODT'], ['application/vnd.oasis.opendocument.spreadsheet', 'ODS'],
];
const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');

/**
 * The kind of a file (security: "magic-byte allow list").
 *
 * @param head its first bytes: of an office file enough to hold the name of its main part, half a megabyte as a rule
 * @returns nothing for a kind that is not taken
 */
export function findKind(head: Buffer): FileKind | undefined {
  const starts = (bytes: string, at = 0) => head.subarray(at, at + bytes.length).equals(Buffer.from(bytes, 'latin1'));
  if (starts('\xff\xd8\xff')) return 'JPEG';
  if (starts('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (starts('RIFF') && starts('WEBP', 8)) return 'WEBP';
  if (starts('%PDF-')) return 'PDF';
  if (starts('OggS')) return ['OpusHead', '\x01vorbis', 'Speex   '].some((codec) => starts(codec, 28)) ? 'OGG' : undefined;
  if (starts('#!AMR')) return 'AMR';
  if (starts('ID3') || ['\xff\xfb', '\xff\xfa', '\xff\xf3', '\xff\xf2'].some((frame) => starts(frame))) return 'MP3';
  if (starts('ftyp', 4)) return BRANDS[head.toString('latin1', 8, 12)];
  return head.subarray(0, 4).equals(LOCAL_HEADER) ? officeKind(head) : undefined;
}

/** Of an archive: the names in its local headers, which stand in it uncompressed. Nothing is unpacked. */
function officeKind(head: Buffer): FileKind | undefined {
  if (nameAt(head, 0) === 'mimetype') {
    const says = head.toString('latin1', 38, 38 + 64);
    // What follows is the next header.
    return OPEN_DOCUMENT.find(([mime]) => says.startsWith(`${mime}PK`))?.[1];
  }
  const names: string[] = [];
  for (let at = 0; at !== -1 && names.length < 1_000; at = head.indexOf(LOCAL_HEADER, at + 4)) names.push(nameAt(head, at));
  if (!names.includes('[Content_Types].xml') && !names.some((name) => name.startsWith('_rels/'))) return undefined;
  return OOXML.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1];
}

function nameAt(head: Buffer, at: number): string {
  if (at + 30 > head.length) return '';
  return head.toString('latin1', at + 30, at + 30 + Math.min(head.readUInt16LE(at + 26), 64));
}
