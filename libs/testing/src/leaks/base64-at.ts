/** What base64, of both kinds, makes of some bytes that begin at a place (0, 1, 2) in a group: only the letters that depend on nothing before or behind. */
export function base64At(bytes: Buffer, offset: number): string[] {
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor(((offset + bytes.length) * 8) / 6);
  const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
  return [padded.toString('base64').slice(from, to), padded.toString('base64url').slice(from, to)];
}
