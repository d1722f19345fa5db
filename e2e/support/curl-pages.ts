import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { said } from './remains';

const run = promisify(execFile);

/** A page as `curl` got it. */
export interface CurlPage {
  status: number;
  head: string;
  text: string;
}

/** Goes through the door's pages with the program `curl` alone: no script, no cookie, no file of settings; what a page says is all that is known. */
export class CurlPages {
  private hidden: Record<string, string> = {};

  constructor(private readonly doorUrl: string, private readonly language: string) {}

  /** Opens a page. */
  open(page: '' | '/back' | '/files'): Promise<CurlPage> {
    return this.ask(page, []);
  }

  /** Presses a button of the page at hand, with some fields filled in. */
  press(page: '/form' | '/back', go: string | undefined, fields: Readonly<Record<string, string>> = {}): Promise<CurlPage> {
    const all = { ...this.hidden, ...fields, ...(go === undefined ? {} : { go }) };
    said.addBody(all, `curl, ${page}`);
    // A form without a field is sent all the same.
    return this.ask(page, ['--request', 'POST', ...Object.entries(all).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`])]);
  }

  /** Sends files with the page at hand. @param files names of files of this machine */
  sendFiles(files: readonly string[]): Promise<CurlPage> {
    const { draft = '' } = this.hidden;
    said.addBody({ draft, files: files.map((file) => ({ name: basename(file) })) }, 'curl, /files');
    return this.ask('/files', ['--form-string', `draft=${draft}`, '--form-string', 'go=files', ...files.flatMap((file) => ['--form', `file=@${file}`])]);
  }

  private async ask(page: string, args: readonly string[]): Promise<CurlPage> {
    const { stdout } = await run('curl', ['--disable', '--noproxy', '*', '--silent', '--show-error', '--include', '--max-time', '20', ...args, `${this.doorUrl}/${this.language}${page}`], { maxBuffer: 1_048_576 });
    // A go-ahead for a form with files stands before the answer.
    const answer = stdout.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, '');
    const at = answer.indexOf('\r\n\r\n');
    const [head, text] = [answer.slice(0, at), answer.slice(at + 4)];
    if (/^set-cookie:/im.test(head)) throw new Error('The door set a cookie');
    this.hidden = Object.fromEntries([...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]));
    return { status: Number(head.split(' ')[1]), head, text };
  }
}
