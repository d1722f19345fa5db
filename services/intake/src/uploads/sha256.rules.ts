const FIRST_PRIMES = firstPrimes(64);
/** Of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const ROUNDS = Int32Array.from(FIRST_PRIMES, (prime) => fractionOf(prime, 3));
/** Of the square roots of the first eight (FIPS 180-4, 5.3.3). */
const BEGINNING = FIRST_PRIMES.slice(0, 8).map((prime) => fractionOf(prime, 2));
const BLOCK = 64;

/**
 * SHA-256 (FIPS 180-4) that can be laid aside between two blocks and gone on with elsewhere, which Node's cannot: a file that comes in
 * over hours, through restarts, has the same hash as one that came at once.
 */
export class Sha256 {
  private readonly words = new Int32Array(BLOCK);

  private constructor(private readonly state: Int32Array) {}

  static begin(): Sha256 {
    return new Sha256(Int32Array.from(BEGINNING));
  }

  /** @param laidAside as `lay` gave it */
  static goOn(laidAside: string): Sha256 {
    const bytes = Buffer.from(laidAside, 'hex');
    if (bytes.length !== 32) throw new Error('not a state of SHA-256');
    return new Sha256(Int32Array.from(BEGINNING, (_one, at) => bytes.readInt32BE(4 * at)));
  }

  /** What stands for everything so far: 64 hexadecimal digits. No hash that anybody knows, but as telling as one. */
  lay(): string {
    const bytes = Buffer.alloc(32);
    this.state.forEach((word, at) => bytes.writeInt32BE(word, 4 * at));
    return bytes.toString('hex');
  }

  /** @param bytes whole blocks of 64 */
  add(bytes: Buffer): void {
    if (bytes.length % BLOCK !== 0) throw new Error('whole blocks only');
    for (let at = 0; at < bytes.length; at += BLOCK) this.block(bytes, at);
  }

  /**
   * The hash, with what is left.
   *
   * @param rest the last bytes, any number of them
   * @param length of all bytes together
   * @returns 64 hexadecimal digits
   */
  end(rest: Buffer, length: number): string {
    const padded = Buffer.alloc(Math.ceil((rest.length + 9) / BLOCK) * BLOCK);
    rest.copy(padded);
    padded[rest.length] = 0x80;
    padded.writeBigUInt64BE(BigInt(length) * 8n, padded.length - 8);
    this.add(padded);
    return this.lay();
  }

  private block(bytes: Buffer, from: number): void {
    const { words, state } = this;
    for (let at = 0; at < 16; at++) words[at] = bytes.readInt32BE(from + 4 * at);
    for (let at = 16; at < BLOCK; at++) {
      const [near, far] = [words[at - 2]!, words[at - 15]!];
      words[at] = words[at - 16]! + words[at - 7]! + (turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)) + (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let at = 0; at < BLOCK; at++) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[at]! + words[at]!) | 0;
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => { state[at] = state[at]! + word; });
  }
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}

/** The first 32 bits of the fraction of a root, exactly: of the root of `prime` times 2 to the power of 32 times `degree`. */
function fractionOf(prime: number, degree: 2 | 3): number {
  const power = BigInt(degree);
  const scaled = BigInt(prime) << (32n * power);
  let root = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) if ((root + bit) ** power <= scaled) root += bit;
  return Number(BigInt.asIntN(32, root));
}
