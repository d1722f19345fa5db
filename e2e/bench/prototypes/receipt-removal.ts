import { mayHold } from './receipt-scan';

/** The module of the door that is exchanged. */
export interface Removal {
  withoutReceipts(body: unknown, receipt: string): { body: unknown; removed: boolean };
}

const SECRET_LENGTH = 26;

/** What another return code looks like, as the product has it: six groups of five, joined or apart. */
const LOOKS_LIKE_ONE = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{5}(?:[^\p{L}\p{N}]{0,3}[\p{L}\p{N}]{5}){5}(?![\p{L}\p{N}])/u;

/** The product's own way where a text may hold a code; else the body without its property `receipt`, as it is. */
export function withoutReceiptsByScan(product: Removal['withoutReceipts'], body: unknown, receipt: string): ReturnType<Removal['withoutReceipts']> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return product(body, receipt);
  const { receipt: _own, ...rest } = body as Record<string, unknown>;
  const secret = receipt.slice(0, SECRET_LENGTH);
  const found = anyText(rest, (text) => mayHold(text, secret) || LOOKS_LIKE_ONE.test(text));
  return found ? product(body, receipt) : { body: rest, removed: false };
}

/** Whether any text or name of a property is such. */
function anyText(value: unknown, such: (text: string) => boolean): boolean {
  if (typeof value === 'string') return such(value);
  if (Array.isArray(value)) return value.some((item) => anyText(item, such));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => such(name) || anyText(inner, such));
}
