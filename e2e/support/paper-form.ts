/** The door's pages by requests alone, as `curl` sends them: what a page says is all that it knows. */
export class PaperForm {
  text = '';

  constructor(private readonly doorUrl: string) {}

  /** The heading of the page at hand. */
  get heading(): string {
    return /<h1>(.*?)<\/h1>/s.exec(this.text)?.[1] ?? '';
  }

  async open(path: string): Promise<string> {
    return this.took(await fetch(`${this.doorUrl}${path}`));
  }

  /** From the first page to the first question. @returns the code that is shown there, in words */
  async begin(): Promise<{ words: string }> {
    await this.send(this.action, {});
    const list = /<ol class="code">(.*?)<\/ol>/s.exec(this.text)?.[1] ?? '';
    return { words: [...list.matchAll(/<li>([^<]+)<\/li>/g)].map(([, word]) => word).join(' ') };
  }

  /** Presses a button of the form at hand. @throws Error when the door does not answer, or cannot take it */
  async press(go: string, fields: Record<string, string> = {}): Promise<string> {
    const hidden = [...this.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]);
    return this.send(this.action, { ...Object.fromEntries(hidden), ...fields, go });
  }

  async send(path: string, fields: Record<string, string>): Promise<string> {
    const body = new URLSearchParams(fields);
    return this.took(await fetch(`${this.doorUrl}${path}`, { method: 'POST', body, signal: AbortSignal.timeout(20_000) }));
  }

  private get action(): string {
    return /<form method="post" action="([^"]+)"/.exec(this.text)?.[1] ?? '';
  }

  private async took(answer: Response): Promise<string> {
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`the door answered ${answer.status}`);
    this.text = text;
    return text;
  }
}
