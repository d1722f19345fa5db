/** Contacts of one text that are kept at most: a text of a thousand numbers must not make a thousand rows. */
const MOST = 10;
/** Characters of a text that are looked at. */
const LONGEST = 500;

/** A mail address, also within a text. */
const MAIL = /[^\s@<>()[\]",;:]+@[^\s@<>()[\]",;:]+\.[^\s@<>()[\]",;:]+/gu;
/** A telephone number, with or without its country, not a part of a word or of somebody's name on a service. */
const NUMBER = /(?<![\p{L}\p{N}_@.-])\+?\s?\(?\d[\d\s()./-]{5,22}\d(?![\p{L}\p{N}_@])/gu;
/** A name on a service, as it is marked there: words beside it are no part of it. */
const NAME = /(?<![\p{L}\p{N}_@.-])@([\p{L}\p{N}_][^\s@<>()[\]",;:]{2,})/gu;
/** Digits of Arabic and Persian: people write numbers as they count. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** The digits of a telephone number: with its country, as in E.164; or without it, as people of that country dial it. */
interface TelephoneNumber {
  international: boolean;
  digits: string;
}

/** What can be told of a contact without knowing what service it is of. */
interface Spelt {
  mails: string[];
  numbers: TelephoneNumber[];
  /** On services that know people by a name: those marked with an @, or the whole text where there is nothing else. */
  names: string[];
}

/**
 * Words under which a contact is kept, hashed: equal words are the same contact, however it was spelt. It holds a number with its country
 * also by what is left without one, since nobody can tell from its digits how long the country's part is.
 *
 * @param text as it was left, or as somebody read it from a telephone: several contacts and words around them are no harm
 */
export function wordsToKeep(text: string): string[] {
  const each = contactsIn(text, ({ international, digits }) => (international ? [withCountry(digits), ...ends(digits).map((end) => `end ${end}`)] : dialled(digits).map((form) => `number ${form}`)));
  return [...new Set(each.flat())];
}

/** Words under which each contact that is looked for was kept, whichever way it was spelt then. */
export function contactsToFind(text: string): string[][] {
  return contactsIn(text, ({ international, digits }) => (international ? [withCountry(digits), ...ends(digits).map((end) => `number ${end}`)] : dialled(digits).flatMap((form) => [`number ${form}`, `end ${form}`])));
}

function contactsIn(text: string, ofNumber: (number: TelephoneNumber) => string[]): string[][] {
  const { mails, numbers, names } = speltOut(text);
  return [...mails.map((mail) => [`mail ${mail}`]), ...numbers.map(ofNumber), ...names.map((name) => [`name ${name}`])].slice(0, MOST);
}

function speltOut(text: string): Spelt {
  const even = text.slice(0, LONGEST).normalize('NFKC').toLowerCase().replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
  const mails = [...even.matchAll(MAIL)].map(([mail]) => mail.replace(/\.+$/, ''));
  const rest = even.replace(MAIL, ' ');
  const names = [...rest.matchAll(NAME)].map(([, name = '']) => name.replace(/\.+$/, '')).filter((name) => name.length >= 3);
  const numbers = [...rest.replace(NAME, ' ').matchAll(NUMBER)].flatMap(([written]) => numberOf(written) ?? []);
  if (mails.length + numbers.length + names.length > 0) return { mails, numbers, names };
  const name = even.replace(/\s+/g, '').replace(/^@/, '');
  return { mails, numbers, names: name.length < 3 ? [] : [name] };
}

/** Nothing where there are too few digits to be one, or more than E.164 has. */
function numberOf(written: string): TelephoneNumber | undefined {
  // +44 (0)20 …: what is in brackets is dialled within the country alone.
  const digits = written.replace(/\(0\)/g, '').replace(/\D/g, '');
  const international = /^\s?\+/.test(written) || digits.startsWith('00');
  const significant = digits.replace(/^0+/, '');
  return significant.length < 7 || significant.length > 15 ? undefined : { international, digits: significant };
}

const withCountry = (digits: string): string => `number +${digits}`;

/** What is left of a number without its country, whose part has one to three digits. */
const ends = (digits: string): string[] => [1, 2, 3].map((length) => digits.slice(length)).filter((end) => end.length >= 7);

/** As dialled: in some countries an 8 comes before the ten digits of a number. */
const dialled = (digits: string): string[] => (/^8\d{10}$/.test(digits) ? [digits, digits.slice(1)] : [digits]);
