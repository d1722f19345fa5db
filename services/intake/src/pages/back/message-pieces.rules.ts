import { escapedBytes, escapedBytesOf } from '@amparo/kernel';

/** What is shown at once of a message: all of it, unless it is too long for a page. */
export interface MessagePiece {
  /** Which message of the conversation. */
  message: number;
  text: string;
  /** From 1 on. */
  part: number;
  parts: number;
}

/** Bytes of a piece at most, as they stand in a page. */
export const PIECE_BYTES = 18_000;
/** What stands around a piece, at most. */
const AROUND_BYTES = 200;
/** How far back a cut looks for the end of a word, in characters. */
const WORD = 200;

/** The messages of a conversation, those that are too long cut, in order. The same messages are always cut at the same places. */
export function messagePieces(texts: readonly string[]): MessagePiece[] {
  return texts.flatMap((text, message) => {
    const cut = cutUp(text);
    return cut.map((one, at) => ({ message, text: one, part: at + 1, parts: cut.length }));
  });
}

/**
 * From which piece on they fit on a page, up to the one before `end`. One is always shown.
 *
 * @param room in bytes, as they stand in a page
 */
export function firstThatFits(pieces: readonly MessagePiece[], end: number, room: number): number {
  let first = Math.max(0, end - 1);
  for (let left = room - sizeOf(pieces[first]); first > 0; first--) {
    left -= sizeOf(pieces[first - 1]);
    if (left < 0) break;
  }
  return first;
}

function sizeOf(piece: MessagePiece | undefined): number {
  return piece === undefined ? 0 : escapedBytesOf(piece.text) + AROUND_BYTES;
}

function cutUp(text: string): string[] {
  if (escapedBytesOf(text) <= PIECE_BYTES) return [text];
  const characters = Array.from(text);
  const pieces: string[] = [];
  for (let from = 0; from < characters.length;) {
    let to = from;
    for (let left = PIECE_BYTES; to < characters.length; to++) {
      left -= escapedBytes(characters[to]!);
      if (left < 0) break;
    }
    if (to < characters.length) to = endOfWord(characters, to);
    pieces.push(characters.slice(from, to).join(''));
    from = to;
  }
  return pieces;
}

/** A cut goes after a space where there is one near. */
function endOfWord(characters: readonly string[], to: number): number {
  for (let at = to; at > to - WORD; at--) if (/\s/.test(characters[at - 1]!)) return at;
  return to;
}
