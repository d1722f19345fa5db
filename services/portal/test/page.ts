import type { Browser } from './browser';

/** An event as a page gets it. */
export interface Said {
  event: string;
  id?: string;
  data: unknown;
}

/** A page that listens to the live stream. */
export class Page {
  readonly said: Said[] = [];
  status = 0;
  closed = false;
  private readonly leaving = new AbortController();

  static async open(browser: Browser, headers: Record<string, string> = {}): Promise<Page> {
    const page = new Page();
    const answer = await browser.call('/api/stream', { headers: { accept: 'text/event-stream', ...headers }, signal: page.leaving.signal });
    page.status = answer.status;
    if (answer.status === 200) void page.read(answer.body as ReadableStream<Uint8Array>);
    return page;
  }

  /** The hints, in order. */
  get hints(): unknown[] {
    return this.said.filter(({ event }) => event === 'changed').map(({ data }) => data);
  }

  get events(): string[] {
    return this.said.map(({ event }) => event);
  }

  leave(): void {
    this.leaving.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    try {
      for await (const part of body) {
        text += Buffer.from(part).toString();
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch {
      // Cut off, or left: closed either way.
    }
    this.closed = true;
  }

  private take(block: string): void {
    const field = (name: string) => block.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const event = field('event');
    if (event === undefined) return;
    const id = field('id');
    this.said.push({ event, data: JSON.parse(field('data') ?? 'null'), ...(id === undefined ? {} : { id }) });
  }
}
