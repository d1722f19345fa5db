/** A page of the door as somebody has it whose browser runs no script. */
export interface PlainPage {
  status: number;
  text: string;
  /** What its form holds besides what a person fills in. */
  hidden: Record<string, string>;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Walks through the door's pages by plain requests alone, as `curl` would: what a page says is all that it knows. */
export class PlainPages {
  private page: PlainPage = { status: 0, text: '', hidden: {} };

  constructor(
    private readonly doorUrl: string,
    private readonly language: string,
  ) {}

  /** The first page, then the first question with the code on it. @returns the code in words */
  async begin(): Promise<string> {
    await this.read(await fetch(`${this.doorUrl}/${this.language}`, { signal: AbortSignal.timeout(15_000) }));
    const { text } = await this.press('form', undefined);
    const words = [...(/<ol class="code">(.*?)<\/ol>/s.exec(text)?.[1] ?? '').matchAll(/<li>([^<]+)<\/li>/g)].map(([, word]) => word ?? '');
    if (words.length !== 13) throw new Error(`The page showed ${words.length} words`);
    return words.join(' ');
  }

  /** Presses a button, with some fields filled in. */
  async press(to: 'form' | 'back' | 'files', go: string | undefined, fields: Fields = {}): Promise<PlainPage> {
    const body = new URLSearchParams();
    const all = { ...this.page.hidden, ...fields, ...(go === undefined ? {} : { go }) };
    for (const [name, values] of Object.entries(all)) for (const value of typeof values === 'string' ? [values] : values) body.append(name, value);
    return this.read(await fetch(`${this.doorUrl}/${this.language}/${to}`, { method: 'POST', body, signal: AbortSignal.timeout(15_000) }));
  }

  /** Presses a button of the form as it is now, and stays on it where the answer does not come. */
  async send(fields: Fields = {}): Promise<PlainPage> {
    const before = this.page;
    const answer = await this.press('form', 'send', fields).finally(() => { this.page = before; });
    return answer;
  }

  /** Sends a file with the page at hand, as a browser does, and stays on it where the answer does not come. */
  async sendFile(name: string, bytes: Buffer): Promise<PlainPage> {
    const body = new FormData();
    for (const [field, value] of Object.entries(this.page.hidden)) body.append(field, value);
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    const before = this.page;
    const answer = await fetch(`${this.doorUrl}/${this.language}/files`, { method: 'POST', body, signal: AbortSignal.timeout(15_000) });
    const page = await this.read(answer);
    if (page.status !== 200) this.page = before;
    return page;
  }

  /** Comes back with a code. */
  async comeBack(code: string): Promise<PlainPage> {
    this.page = { status: 0, text: '', hidden: {} };
    return this.press('back', undefined, { code });
  }

  private async read(answer: Response): Promise<PlainPage> {
    const text = await answer.text();
    const hidden = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value] as const);
    this.page = { status: answer.status, text, hidden: Object.fromEntries(hidden) };
    return this.page;
  }
}

/** The case code that a page shows, if it shows one: nothing but an acceptance does. */
export function referenceOn({ text }: PlainPage): string | undefined {
  return /AM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];
}

/** The code in letters that a page shows. */
export function lettersOn({ text }: PlainPage): string {
  return /([0-9A-Z]{5}-){5}[0-9A-Z]{5}/.exec(text)?.[0] ?? '';
}
