import type { Answer, Category, ContactChannel, ContactRule, Happened, Language, OnBehalfOf, Wish } from '@amparo/domain';
import type { FileRefusal } from '../../attachments/attachment.rules';
import type { Wanted } from '../../withdrawal/withdrawal.rules';
import type { AskedConsent, QuestionId, ReturnIn } from '../form/questions.rules';

/** A question as it is asked, with a line that says what for, where that helps. */
export interface Asked {
  ask: string;
  says?: string;
}

/** All that the pages say, in one language. `{…}` stands for what is put in. */
export interface Catalogue {
  /** The language in its own words. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** Of every page: it must tell nobody who looks over a shoulder what it is. */
  title: string;
  exit: string;
  languages: string;
  help: { title: string; danger: string; none: string; hours: string; speaks: string };
  home: {
    heading: string; intro: string; report: string; reportSays: string; back: string; backSays: string;
    beforeTitle: string; before: readonly string[]; openTitle: string; open: readonly string[];
  };
  code: {
    title: string; keep: string; letters: string; show: string; doTitle: string; do: readonly string[]; words: string;
  };
  form: {
    place: string; next: string; back: string; unknown: string; send: string; sendSays: string; optional: string; several: string; check: string;
    checkSays: string; nothing: string; change: string; yes: string; no: string; choose: string;
    lost: string; busy: string; again: string; adding: string;
  };
  sent: { title: string; reference: string; next: readonly string[]; removed: string; added: string; proofTitle: string; proofSays: string };
  back: {
    title: string; label: string; says: string; open: string; unknown: string; status: Record<'RECEIVED' | 'READ' | 'CLOSED', string>;
    messages: string; none: string; you: string; team: string; write: string; writeLabel: string; written: string; empty: string;
    add: string; contact: string; withdrawTitle: string; withdrawSays: string; withdraw: string; withdrawn: string; refresh: string; over: string;
    earlier: string; day: string;
    leave: {
      button: string; title: string; says: readonly string[]; erase: string; keep: string; stay: string; done: string; taken: Record<Wanted, string>;
    };
  };
  files: {
    title: string; says: readonly string[]; choose: string; send: string; back: string; taken: string; none: string; broken: string;
    refused: Record<FileRefusal, string>;
  };
  wrong: { title: string; absent: string; busy: string; failed: string; slow: string; oversize: string; broken: string; home: string };
  questions: Record<QuestionId, Asked>;
  labels: { names: string; project: string; banks: string; value: string; times: string; rules: string };
  danger: Record<Exclude<Answer, 'UNKNOWN'>, string>;
  category: Record<Exclude<Category, 'UNSURE'>, string>;
  happened: Record<Exclude<Happened, 'UNKNOWN'>, string>;
  speed: Record<Wish, string>;
  behalf: Record<Exclude<OnBehalfOf, 'UNKNOWN'>, string>;
  channel: Record<ContactChannel, string>;
  rules: Record<ContactRule, string>;
  returns: Record<ReturnIn, string>;
  consents: Record<AskedConsent, string>;
}

/** Every language that the pages speak. */
export type Catalogues = Readonly<Record<Language, Catalogue>>;

/** A sentence of a catalogue with what belongs into it. */
export function filled(sentence: string, parts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => (Object.hasOwn(parts, name) ? String(parts[name]) : hole));
}
