import { receiptOf, shown } from './receipt.rules';
import { receiptsIn } from './receipts-in-text.rules';
import { wordsOf } from './words/receipt-words.rules';

const code = receiptOf('0123456789ABCDEFGHJKMNPQRS');
const other = receiptOf('ZYXWVTSRQPNMKJHGFEDCBA9876');

describe('return codes in a text', () => {
  it.each([
    ['alone', shown(code)],
    ['after words of five letters', `ARMED THERE ${shown(code)} again`],
    ['in small letters, with O and L as people read them, split over lines', shown(code).toLowerCase().replace('0', 'o').replace('1', 'l').replaceAll('-', '\n')],
    ['without dashes, in brackets', `(${code})`],
    ['in wide letters', `code: ${Array.from(shown(code), (one) => (one === '-' ? one : String.fromCodePoint(one.codePointAt(0)! + 0xfee0))).join('')}.`],
    ['in words', `they are back. ${wordsOf(code, 'es').join(' ')} help`],
    ['in words of another script', wordsOf(code, 'ar').join('، ')],
  ])('are found %s', (_how, text) => {
    expect(receiptsIn(text)).toEqual([code]);
  });

  it('are found each once, whoever\'s they are', () => {
    expect(receiptsIn(`${shown(code)} ${shown(other)} ${wordsOf(code, 'en').join(' ')}`).sort()).toEqual([code, other].sort());
  });

  it.each(['', 'help', 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF', `${shown(code)}7`, `x${shown(code)}`, shown(code).replace('-', ' and then '), shown(code).replace('-', '     '), 'long '.repeat(10_000)])('are not seen where there is none: %#', (text) => {
    expect(receiptsIn(text)).toEqual([]);
  });
});
