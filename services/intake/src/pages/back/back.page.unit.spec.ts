import { randomInt } from 'node:crypto';
import { LANGUAGES } from '@amparo/domain';
import type { Conversation } from '../../conversation/read-conversation';
import { Frame } from '../frame/frame';
import { HelpLines } from '../frame/help-lines';
import { conversationPage } from './back.page';
import { PIECE_BYTES } from './message-pieces.rules';

const PAGE_BYTES = 50 * 1024;
const frame = new Frame('https://www.wikipedia.org/', new HelpLines(Array.from({ length: 20 }, (_one, at) => ({ name: `Línea inventada ${at}`, reach: `+00 000 ${at}`, speaks: ['español', 'english'] }))));
const ALPHABETS = ['a', 'ab ', '<>&"\'', '🕊', 'Это было ', 'كان ليل ', '\n', 'é'];

/** Of any length, from nothing up to the longest that is taken. */
function aText(longest: number): string {
  const alphabet = Array.from(ALPHABETS[randomInt(ALPHABETS.length)]!);
  const length = Math.floor(Math.exp(Math.random() * Math.log(longest)));
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]!);
  let units = 0;
  return letters.filter((letter) => (units += letter.length) <= longest).join('');
}

const unescaped = (text: string) => text.replace(/&(lt|gt|quot|#39|amp);/g, (_all, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name]!);

/** Every page of a conversation, the newest first. */
function pagesOf(conversation: Conversation, language: (typeof LANGUAGES)[number], text: string): { bytes: number; shown: string[] }[] {
  const pages: { bytes: number; shown: string[] }[] = [];
  for (let before: number | undefined; ;) {
    const said = { text, notice: 'x'.repeat(150), leaving: true as const, ...(before === undefined ? {} : { before }) };
    const page = frame.page(language, conversationPage(language, { ...conversation, withdrawn: 'ERASE' }, 'x'.repeat(400), said)).text;
    pages.push({ bytes: Buffer.byteLength(page), shown: [...page.matchAll(/<dd dir="auto">([\s\S]*?)<\/dd>/g)].map(([, shown]) => unescaped(shown!)) });
    const next = Number(/value="before:(\d+)"/.exec(page)?.[1] ?? 0);
    if (next === 0) return pages;
    expect(next).toBeLessThan(before ?? Infinity);
    before = next;
  }
}

const conversationOf = (texts: readonly string[]): Conversation => ({
  reference: 'AM-2222-2222', status: 'READ', messages: texts.map((text, at) => ({ from: at % 2 === 0 ? 'YOU' : 'TEAM', text, day: '2026-01-31' })),
});

describe('the pages of a conversation', () => {
  it('are 50 KB at most, and hold every character together, whatever was written', () => {
    for (let round = 0; round < 120; round++) {
      const texts = Array.from({ length: randomInt(1, 12) }, () => aText(50_000));
      const pages = pagesOf(conversationOf(texts), LANGUAGES[round % LANGUAGES.length]!, round % 3 === 0 ? aText(3_000) : '');
      expect(Math.max(...pages.map(({ bytes }) => bytes))).toBeLessThanOrEqual(PAGE_BYTES);
      expect(pages.reverse().flatMap(({ shown }) => shown).join('') === texts.join('')).toBe(true);
    }
  });

  it.each(ALPHABETS)('are so for the longest message, of nothing but "%s"', (alphabet) => {
    const text = alphabet.repeat(Math.floor(50_000 / alphabet.length));
    const pages = pagesOf(conversationOf([text, text]), 'ru', '');
    expect(Math.max(...pages.map(({ bytes }) => bytes))).toBeLessThanOrEqual(PAGE_BYTES);
    expect(pages.reverse().flatMap(({ shown }) => shown).join('') === text + text).toBe(true);
  });

  it('are so for thousands of very short messages', () => {
    const texts = Array.from({ length: 3_000 }, (_one, at) => String(at % 10));
    const pages = pagesOf(conversationOf(texts), 'ar', '');
    expect(Math.max(...pages.map(({ bytes }) => bytes))).toBeLessThanOrEqual(PAGE_BYTES);
    expect(pages.reverse().flatMap(({ shown }) => shown)).toEqual(texts);
  });

  it('cut no message that fits, and no word', () => {
    const [short, long] = ['word '.repeat(PIECE_BYTES / 5), 'word '.repeat(PIECE_BYTES / 2)];
    const shown = pagesOf(conversationOf([short, long]), 'en', '').reverse().flatMap((page) => page.shown);
    expect(shown[0]).toBe(short);
    expect(shown.slice(1).every((piece) => piece.startsWith('word') && piece.endsWith(' '))).toBe(true);
  });
});
