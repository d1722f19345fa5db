/** A page as a browser without scripts has it. */
export interface PlainPage {
  status: number;
  headers: Headers;
  text: string;
  bytes: number;
  /** Where its form goes, and what its hidden fields hold. */
  action: string;
  hidden: Record<string, string>;
}

type Fields = Record<string, string | readonly string[]>;

/** Walks through the door's pages with nothing but requests, as `curl` would: what a page says is all that it knows. */
export class PlainBrowser {
  page!: PlainPage;

  constructor(private readonly url: string) {}

  async open(path: string): Promise<PlainPage> {
    return this.took(await fetch(`${this.url}${path}`));
  }

  /** Presses a button of the page's form, with some fields filled in. */
  async press(go: string | undefined, fields: Fields = {}, action = this.page.action): Promise<PlainPage> {
    return this.send(action, { ...this.page.hidden, ...fields, ...(go === undefined ? {} : { go }) });
  }

  /** Sends a form that no page has to have shown. */
  async send(path: string, fields: Fields): Promise<PlainPage> {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
    return this.took(await fetch(`${this.url}${path}`, { method: 'POST', body }));
  }

  private async took(response: Response): Promise<PlainPage> {
    const text = await response.text();
    const hidden = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]);
    this.page = {
      status: response.status, headers: response.headers, text, bytes: Buffer.byteLength(text),
      action: /<form method="post" action="([^"]+)"/.exec(text)?.[1] ?? '', hidden: Object.fromEntries(hidden),
    };
    return this.page;
  }
}

/** The words of the code that a page shows, and its letters. */
export function codeOn({ text }: PlainPage): { words: string; letters: string } {
  const words = [...(/<ol class="code">(.*?)<\/ol>/s.exec(text)?.[1] ?? '').matchAll(/<li>([^<]+)<\/li>/g)].map(([, word]) => word);
  return { words: words.join(' '), letters: /([0-9A-Z]{5}-){5}[0-9A-Z]{5}/.exec(text)?.[0] ?? '' };
}

/** The heading of a page, as it is read. */
export function headingOf({ text }: PlainPage): string {
  return /<h1>(.*?)<\/h1>/s.exec(text)?.[1] ?? '';
}
