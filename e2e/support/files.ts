/** Eight by eight points of noise. */
const PIXELS = Buffer.from(
  '/9j/4AAQSkZJRgABAgAAAQABAAD/wAARCAAIAAgDAREAAhEBAxEB/9sAQwBQNzxGPDJQRkFGWlVQX3jIgnhubnj1r7mRyP///////////////////////////////////////////////////9sAQwFVWlp4aXjrgoLr'
  + '/////////////////////////////////////////////////////////////////////////8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1Fh'
  + 'ByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW'
  + '19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcY'
  + 'GRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMB'
  + 'AAIRAxEAPwAHTt/n/P5fWj+v6/ruwP/Z', 'base64',
);

/** A photo that can be shown, with metadata before its points and bytes behind them. */
export function aSmallPhoto(metadata: string, behind: string): Buffer {
  const said = Buffer.from(`Exif\0\0${metadata}`, 'latin1');
  const segment = Buffer.concat([Buffer.from('ffe10000', 'hex'), said]);
  segment.writeUInt16BE(said.length + 2, 2);
  return Buffer.concat([PIXELS.subarray(0, 2), segment, PIXELS.subarray(2), Buffer.from(behind)]);
}

/** What begins as a PDF does, with a title and a text. */
export function aMinutePdf(title: string, text: string): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Title (${title}) /Author (${title}) >>\nendobj\n2 0 obj\n<< /Length ${text.length} >>\nstream\n${text}\nendstream\nendobj\ntrailer\n<< /Info 1 0 R >>\n%%EOF\n`);
}
