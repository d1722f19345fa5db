/** Invented files for tests: enough of each to be told by its first bytes. */
export const aPng = (): Buffer => Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
export const aPdf = (text = ''): Buffer => Buffer.from(`%PDF-1.7\n%${text}\n%%EOF`);
export const aJpeg = (text = ''): Buffer => Buffer.concat([Buffer.from('ffd8ffe1', 'hex'), Buffer.from(`\0\x40Exif\0\0${text}`), Buffer.from('ffd9', 'hex')]);

/** An archive of empty entries, stored. */
export function anArchive(names: readonly string[], contents: Readonly<Record<string, string>> = {}): Buffer {
  return Buffer.concat(names.map((name) => {
    const content = contents[name] ?? '';
    const header = Buffer.alloc(30);
    header.write('PK\x03\x04', 'latin1');
    header.writeUInt32LE(content.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, Buffer.from(name), Buffer.from(content)]);
  }));
}

export const aDocx = (): Buffer => anArchive(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
