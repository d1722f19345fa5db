import { aDocx, aJpeg, anArchive, aPdf, aPng } from '../../test/files';
import { plainName, whyNotAdded } from './attachment.rules';
import { findKind } from './file-kinds.rules';

const text = (latin1: string) => Buffer.from(latin1, 'latin1');
const openDocument = (mime: string) => anArchive(['mimetype', 'content.xml'], { mimetype: mime });

describe('the kind of a file', () => {
  it.each([
    ['JPEG', aJpeg()], ['PNG', aPng()], ['WEBP', text('RIFF\0\0\0\0WEBPVP8 ')], ['HEIC', text('\0\0\0\x18ftypheic')], ['PDF', aPdf()],
    ['OGG', Buffer.concat([text('OggS'), Buffer.alloc(24), text('OpusHead')])], ['MP3', text('ID3\x04')], ['MP3', text('\xff\xfb\x90')],
    ['MP4', text('\0\0\0\x18ftypM4A ')], ['AMR', text('#!AMR\n')], ['DOCX', aDocx()], ['XLSX', anArchive(['_rels/.rels', 'xl/workbook.xml'])],
    ['PPTX', anArchive(['[Content_Types].xml', 'ppt/presentation.xml'])],
    ['ODT', openDocument('application/vnd.oasis.opendocument.text')], ['ODS', openDocument('application/vnd.oasis.opendocument.spreadsheet')],
  ])('is told from its bytes: %s', (kind, bytes) => {
    expect(findKind(bytes)).toBe(kind);
  });

  it.each([
    ['nothing', Buffer.alloc(0)], ['text', text('hello')], ['a page', text('<!doctype html><script>')], ['a picture that can run scripts', text('<svg xmlns="x">')],
    ['a program', text('MZ\x90')], ['an archive of anything', anArchive(['a.txt', 'word/x'])], ['a book', openDocument('application/epub+zip')],
    ['a template that calls itself a text', openDocument('application/vnd.oasis.opendocument.text-template')],
    ['sound of an unknown codec', Buffer.concat([text('OggS'), Buffer.alloc(24), text('theora')])], ['half of a header', text('PK\x03\x04')],
    ['a page behind a space', text(' %PDF-1.7')], ['a film of another brand', text('\0\0\0\x18ftypqt  ')], ['a compressed page', text('\x1f\x8b\x08')],
  ])('is none for %s', (_what, bytes) => {
    expect(findKind(bytes)).toBeUndefined();
  });

  it('is that of the first bytes, whatever follows', () => {
    expect(findKind(Buffer.concat([aPdf(), aDocx(), text('<script>')]))).toBe('PDF');
    expect(findKind(Buffer.concat([aJpeg(), aPdf()]))).toBe('JPEG');
  });
});

describe('a file of a report', () => {
  const limits = { fileBytes: 10, files: 2, bytes: 20 };

  it.each([
    [{ files: 0, bytes: 0 }, 10, undefined], [{ files: 1, bytes: 10 }, 10, undefined], [{ files: 1, bytes: 11 }, 10, 'attachment.oversize-together'],
    [{ files: 2, bytes: 0 }, 1, 'attachment.too-many'],
  ])('beside %j, of %i bytes: %s', (soFar, size, code) => {
    expect(whyNotAdded(soFar, size, limits)).toBe(code);
  });

  it.each([['C:\\a\\b.jpg', 'b.jpg'], ['../../etc/passwd', 'passwd'], ['a\0\u202eb\n.png', 'ab.png'], ['', ''], ['x'.repeat(300), 'x'.repeat(200)]])('is called %j: %j', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });
});
