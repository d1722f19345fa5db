import { contactsToFind, wordsToKeep } from './contact.rules';

const meet = (kept: string, looked: string): boolean => {
  const words = new Set(wordsToKeep(kept));
  return contactsToFind(looked).flat().some((word) => words.has(word));
};

describe('a contact', () => {
  it.each([
    ['a number in other groups', '+57 300 123 4567', '+57-300-1234567'],
    ['two noughts for the plus', '+57 300 123 4567', '0057 300 1234567'],
    ['without its country', '+57 300 123 4567', '300 123 4567'],
    ['kept without its country', '300 123 4567', '+57 300 123 4567'],
    ['kept and looked for without', '300-123-4567', '(300) 123 4567'],
    ['the nought that is dialled within the country', '+254 712 345678', '0712 345678'],
    ['eight digits, the country of three', '7712-3456', '+503 7712 3456'],
    ['the nought in brackets', '+44 (0)20 7946 0958', '+44 20 7946 0958'],
    ['an eight that is dialled first', '8 912 123-45-67', '+7 912 123 45 67'],
    ['Arabic digits', '٠٠٩٦٣ ٩٤٤ ١٢٣ ٤٥٦', '+963 944 123 456'],
    ['Persian digits', '۰۹۱۲ ۳۴۵ ۶۷۸۹', '+98 912 345 6789'],
    ['wide digits', '+573001234567', '+573001234567'],
    ['capitals of an address', 'Ana.P@Example.ORG', 'ana.p@example.org'],
    ['an address in signs', '<ana.p@example.org>', 'mailto:ana.p@example.org.'],
    ['an address and a number', 'ana.p@example.org or Signal +57 300 123 4567', '+57 300 123 4567'],
    ['the same, by the address', 'ana.p@example.org or Signal +57 300 123 4567', 'ana.p@example.org'],
    ['somebody\'s number', 'through my sister, 0300 1234567, in the evening', '300 123 4567'],
    ['a name of a service', '@Ana.Invented.42', 'ana.invented.42'],
    ['a name of a service with a word before it', 'Telegram @Ana.Invented.42, in the evening', 'ana.invented.42'],
    ['the same, looked for as it was written', 'Telegram: @ana_invented.', 'telegram @ana_invented'],
    ['a name beside a number', '+57 300 123 4567 or @ana.invented', '@ana.invented'],
    ['a number beside a name', '+57 300 123 4567 or @ana.invented', '300 123 4567'],
    ['spaces in a name', ' ana invented ', 'anainvented'],
  ])('is the same: %s', (_name, kept, looked) => {
    expect(meet(kept, looked)).toBe(true);
  });

  it.each([
    ['another country', '+57 300 123 4567', '+58 300 123 4567'],
    ['another digit', '300 123 4567', '310 123 4567'],
    ['fewer digits', '300 123 4567', '123 4567'],
    ['another house', 'ana@example.org', 'ana@example.net'],
    ['a longer name', 'ana.invented', 'ana.invented2'],
    ['a number within a name', '@user3001234567', '300 123 4567'],
    ['a number within an address', '3001234567@example.org', '300 123 4567'],
    ['nothing', '', ''],
    ['too little', '@a', 'a'],
    ['another name beside the same word', 'Telegram @ana.invented', 'Telegram @ben.invented'],
  ])('is another: %s', (_name, kept, looked) => {
    expect(meet(kept, looked)).toBe(false);
  });

  it('is never told apart by what was left out: whatever is kept is found as it was written', () => {
    for (const text of ['+57 300 123 4567', '300 123 4567', '7712-3456', 'ana@example.org', '@ana', 'аня.вымышленная', '٠٩٤٤ ١٢٣ ٤٥٦']) expect([text, meet(text, text)]).toEqual([text, true]);
  });

  it('is counted, however many ways there are to spell it', () => {
    const counted = ['+57 300 123 4567', 'ana@example.org', '@ana', 'ana invented', 'ana@example.org or +57 300 123 4567, Signal @ana', 'a', Array.from({ length: 12 }, (_, n) => `@name${n}`).join(' ')];
    expect(counted.map((text) => contactsToFind(text).length)).toEqual([1, 1, 1, 1, 3, 0, 10]);
  });

  it('gives few words, however long the text', () => {
    const many = Array.from({ length: 500 }, (_, n) => `+57 300 ${String(1_000_000 + n)}`).join(', ');
    expect(wordsToKeep(many).length).toBeLessThanOrEqual(40);
    // Nor does what it costs grow with its square.
    const began = performance.now();
    for (const text of ['1 '.repeat(20_000), '@'.repeat(20_000), 'a@'.repeat(10_000), '+(0)'.repeat(5_000), '.a@b'.repeat(10_000), 'a'.repeat(200_000)]) wordsToKeep(text);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
