import fc from 'fast-check';
import { NOTED_MS, SaidInBurst, UNLIKE_AT_ONCE, UNLIKE_EACH_MS } from './unlike.rules';

const JUNK = 'Hombres armados están afuera de la casa número 17 de la calle 4. Código 8812.';
const HERS = [
  'Desde anoche una camioneta sin placas vigila la escuela donde me escondo con mis hijas.',
  'Мне звонили из прокуратуры, говорят, завтра придут за братом, мы прячемся у соседей.',
  'أخذوا جارتي فجر اليوم ولا نعرف أين هي، وأنا التالية كما قالوا لي في الهاتف.',
  '他们昨天晚上砸了我家的窗户,说如果我再去水电站那里拍照就要带走我的儿子,我现在躲在亲戚家里。',
];

/** Somebody says something; each time it is another body unless a name is given. */
function speaks(said: SaidInBurst) {
  let number = 0;
  return (text: string, now = 1_000_000, { claims = true, name = `${number++}` } = {}) => said.note({ text, claims, name }, now);
}

/** Texts of so many letters of which none is like another, the same each time. */
function anyTexts(count: number, length: number): string[] {
  let state = 1;
  const letter = () => 'abcdefghijklmnopqrstuvwxyz'[(state = (state * 48_271) % 2_147_483_647) % 26];
  return Array.from({ length: count }, () => Array.from({ length }, letter).join(''));
}

/** After so many pieces of junk, of which each has numbers and a name of its own. */
function amidJunk(pieces = 50) {
  const say = speaks(new SaidInBurst());
  say(JUNK, undefined, { claims: false });
  const first = Array.from({ length: pieces }, (_one, piece) => say(JUNK.replaceAll(/\d+/g, `${piece * 7919}`)));
  expect(first).not.toContain(true);
  return say;
}

describe('who is unlike the others of a burst', () => {
  it('goes first, in whatever script she writes', () => {
    for (const text of HERS) expect([text, amidJunk()(text)]).toEqual([text, true]);
  });

  it('goes first though she says no more than a few words, where at least half of them are new', () => {
    for (const text of ['Vienen por mí. Ayuda', 'Afuera me siguen. Ayuda']) expect([text, amidJunk()(text)]).toEqual([text, true]);
    for (const text of ['Hombres armados, vengan', 'Están afuera']) expect([text, amidJunk()(text)]).toEqual([text, false]);
  });

  it('goes first though a few others said very much before her that was unlike all else', () => {
    const say = amidJunk();
    for (const text of anyTexts(20, 4_000)) say(text, undefined, { claims: false });
    expect(say(HERS[0]!)).toBe(true);
  });

  it('goes first though she had to wait for a turn, when she says it again', () => {
    const say = amidJunk();
    for (const text of anyTexts(UNLIKE_AT_ONCE, 100)) expect(say(text)).toBe(true);
    expect([say(HERS[0]!, undefined, { name: 'hers' }), say(HERS[0]!, 1_000_000 + UNLIKE_EACH_MS, { name: 'hers' })]).toEqual([false, true]);
  });

  it('goes first though she says the same words again and again', () => {
    expect(amidJunk()('Ayúdenme, por favor. '.repeat(12))).toBe(true);
  });

  it('goes first again when she sends the very same again, and nobody else with her words does', () => {
    const say = amidJunk();
    expect([1, 2].map(() => say(HERS[0]!, undefined, { name: 'hers' }))).toEqual([true, true]);
    expect(say(HERS[0]!)).toBe(false);
  });

  it('is nobody who claims no danger, or says next to nothing', () => {
    const say = amidJunk();
    expect([say(HERS[0]!, undefined, { claims: false }), say(''), say('ayuda'), say('¡¡¡ 0000000000000000000000000000 !!!')]).toEqual([false, false, false, false]);
  });

  it('is known by what others said before her, whatever they claimed', () => {
    const say = amidJunk();
    say(HERS[1]!, undefined, { claims: false });
    expect(say(HERS[1]!)).toBe(false);
  });

  const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 3, maxLength: 9 }), { minLength: 8, maxLength: 12 });
  const arrivals = fc.array(fc.record({ afterMs: fc.integer({ min: -2_000, max: 3_000 }), say: words }), { maxLength: 200 });

  it('are no more than so many at once and one each five seconds, whatever is said and whenever', () => {
    fc.assert(fc.property(arrivals, (all) => {
      const say = speaks(new SaidInBurst());
      let now = 1_000_000;
      let forward = 0;
      let first = 0;
      for (const { afterMs, say: said } of all) {
        now += afterMs;
        forward += Math.max(afterMs, 0);
        if (say(said.join(' '), now)) first++;
      }
      expect(first).toBeLessThanOrEqual(UNLIKE_AT_ONCE + Math.floor(forward / UNLIKE_EACH_MS));
    }));
  });

  it('is somebody each five seconds, where each says something of her own, however much junk comes between', () => {
    fc.assert(fc.property(fc.shuffledSubarray(HERS, { minLength: HERS.length }), fc.integer({ min: 1, max: 300 }), (people, pieces) => {
      const say = amidJunk();
      people.forEach((hers, number) => {
        const now = 1_000_000 + number * UNLIKE_EACH_MS;
        const first = Array.from({ length: pieces }, (_one, piece) => say(JUNK.replaceAll(/\d+/g, `${piece}`), now));
        expect([first.includes(true), say(hers, now)]).toEqual([false, true]);
      });
    }), { numRuns: 10 });
  });

  it('is nobody any more where those who flood say something else each time, until that is forgotten, a minute later at most', () => {
    const say = speaks(new SaidInBurst());
    const texts = anyTexts(3_000, 60);
    const last = 1_000_000 + (texts.length - 1) * 10;
    texts.forEach((text, piece) => say(text, 1_000_000 + piece * 10, { claims: false }));
    expect([say(HERS[0]!, last), say(HERS[1]!, last + NOTED_MS - 1), say(HERS[0]!, last + 2 * NOTED_MS)]).toEqual([false, false, true]);
  });

  it('is nobody who says what was said half a minute ago', () => {
    const say = amidJunk();
    expect([say(JUNK, 1_000_000 + NOTED_MS), say(JUNK, 1_000_000 + 2 * NOTED_MS)]).toEqual([false, false]);
  });

  it('has her words noted under another key by each process', () => {
    const noted = (key: number) => {
      const said = new SaidInBurst(key);
      speaks(said)(HERS[0]!);
      return Buffer.from((said as unknown as { bits: Uint8Array }).bits).toString('hex');
    };
    expect(noted(1)).toBe(noted(1));
    expect(noted(2)).not.toBe(noted(1));
  });
});
