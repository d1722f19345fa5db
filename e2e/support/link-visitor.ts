import { resolveNamesOfThisMachine } from '@amparo/testing';

/** Somebody of a partner without an account, at a browser without scripts: pages, forms, one cookie. */
export class LinkVisitor {
  private cookie = '';

  /** @param url of the partners' entrance */
  constructor(private readonly url: string) {
    resolveNamesOfThisMachine();
  }

  async page(path: string): Promise<{ status: number; text: string }> {
    return this.call(path, {});
  }

  /** Sends a form and follows where it leads. */
  async form(path: string, fields: Record<string, string>): Promise<{ status: number; text: string }> {
    return this.call(path, {
      method: 'POST', body: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.url, 'sec-fetch-site': 'same-origin' },
    });
  }

  private async call(path: string, { headers = {}, ...init }: { method?: string; body?: string; headers?: Record<string, string> }): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${this.url}${path}`, { ...init, redirect: 'manual', headers: { accept: 'text/html', ...headers, ...(this.cookie === '' ? {} : { cookie: this.cookie }) } });
    for (const set of answer.headers.getSetCookie()) this.cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '');
    const text = await answer.text();
    const next = answer.headers.get('location');
    return next === null ? { status: answer.status, text } : this.call(next, {});
  }
}
