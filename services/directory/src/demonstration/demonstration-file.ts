import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from '@amparo/platform';
import { Secret } from 'otpauth';

/** Accounts of invented people, as `npm start` and `npm run operator -- code` read them. */
export interface DemonstrationAccounts {
  /** Of all of them. */
  password: string;
  people: { person: string; name: string; totp?: string }[];
}

/** Four words that anybody can type, and never the same ones on two machines. */
const WORDS = (
  'amber anchor apple arrow autumn badger bamboo basket beacon birch blanket bottle branch bridge bronze bucket butter cabin candle canyon '
  + 'carpet castle cedar cherry circle clover cobalt copper coral cotton cradle crystal dolphin ember falcon feather fennel ferry finch forest '
  + 'garden ginger glacier granite hammer harbour hazel heron honey indigo island ivory jasmine juniper kettle lagoon lantern lemon lichen '
  + 'linen lizard magnet mango maple marble meadow mirror mosaic mountain nutmeg oasis olive orchid otter oyster paddle paper parsley pebble '
  + 'pepper pigeon pillow planet plum pocket quarry quartz rabbit raven ribbon river rocket saddle saffron salmon sandal shadow silver spider '
  + 'spruce stable sunset thistle thunder timber tulip turtle valley velvet violet walnut willow window winter yellow zephyr'
).split(' ');
const WORDS_IN_PASSWORD = 5;

/** What the file holds, or nothing where there is none. */
export function readAccounts(path: string): DemonstrationAccounts | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DemonstrationAccounts) : undefined;
}

export function writeAccounts(path: string, accounts: DemonstrationAccounts): void {
  writeWhole(path, `${JSON.stringify(accounts, undefined, 1)}\n`, 0o600);
}

export function drawPassword(): string {
  const bytes = randomBytes(WORDS_IN_PASSWORD * 2);
  return Array.from({ length: WORDS_IN_PASSWORD }, (_, at) => WORDS[bytes.readUInt16BE(at * 2) % WORDS.length]).join('-');
}

export function drawSecret(): string {
  return new Secret({ size: 20 }).base32;
}
