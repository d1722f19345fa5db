import { setTimeout as pause } from 'node:timers/promises';
import type { OperatorApi } from '@amparo/local';
import type { Rows } from '@amparo/testing';
import { lettersOn, PlainPages, referenceOn } from '../support/plain-pages';
import { until } from '../support/until';
import type { Call } from './history.rules';
import type { Recorder } from './recorder';
import { pagesOf } from './pages.rules';
import type { Reporter, Step } from './reporters.rules';

const AGAIN_MS = 150;
const ANSWER_WITHIN_MS = 15_000;

/** What a call came to: done, certainly not done, or nobody knows. */
type Outcome = { ok: true; body: Record<string, string>; submission: string } | { ok: false; certainly: boolean; status: number };

/** Acts as the people outside: those who report, and those who take cases. Everything that they do is recorded. */
export class Submit {
  /** The return code of each reporter. */
  readonly receipts = new Map<string, string>();

  constructor(
    private readonly doorUrl: string,
    private readonly api: OperatorApi,
    private readonly recorder: Recorder,
    /** How long somebody tries again before she gives up. */
    private readonly patienceMs: number,
    private readonly rows: () => Rows,
  ) {}

  /** All of them at the same time, each one step after the other. */
  async all(reporters: readonly Reporter[], atOnce = 8): Promise<void> {
    const waiting = [...reporters];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await this.run(next);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  private async run(reporter: Reporter): Promise<void> {
    if (reporter.byPages) return this.runThroughPages(reporter);
    for (const step of reporter.steps) if ('body' in step) this.recorder.note({ what: 'planned', body: step.body });
    const receipt = await this.getReceipt();
    if (receipt === undefined) return this.giveUp(reporter.name, reporter.steps);
    this.receipts.set(reporter.name, receipt);
    for (const step of reporter.steps) await this.take(reporter, step, receipt);
    await this.takeCase(reporter);
  }

  /** Somebody with a browser alone: walks to the last page that she needs, and presses "send" until it says that it has arrived. */
  private async runThroughPages(reporter: Reporter): Promise<void> {
    for (const step of reporter.steps) {
      if (!('body' in step)) continue;
      this.recorder.note({ what: 'planned', body: step.body });
      const { walk, last } = pagesOf(step.report);
      const pages = new PlainPages(this.doorUrl, 'en');
      const code = await this.walked(pages, walk);
      if (code === undefined) return this.giveUp(reporter.name, [step]);
      this.receipts.set(reporter.name, code);
      await this.insist('REPORT', step.body.key, reporter.name, () => this.pressSend(pages, last, code));
      // Pressed twice, it is one.
      await this.insist('REPORT', step.body.key, reporter.name, () => this.pressSend(pages, last, code));
    }
    await this.takeCase(reporter);
  }

  /** The code on the last of the pages; nothing where her patience was over before. */
  private async walked(pages: PlainPages, walk: readonly { go: string; fields: Record<string, string | string[]> }[]): Promise<string | undefined> {
    const deadline = performance.now() + this.patienceMs;
    for (;;) {
      try {
        await pages.begin();
        let code = '';
        for (const { go, fields } of walk) {
          const page = await pages.press('form', go, fields);
          if (page.status >= 400) throw new Error(`a page answered ${page.status}`);
          code = lettersOn(page);
        }
        return code;
      } catch {
        if (performance.now() > deadline) return undefined;
        await pause(AGAIN_MS);
      }
    }
  }

  /** @throws Error where a page that says "not now" says that it arrived as well, or holds no other way to get help */
  private async pressSend(pages: PlainPages, fields: Record<string, string | string[]>, code: string): Promise<Outcome> {
    const sent = await pages.send(fields).then((page) => ({ page }), (error: unknown) => ({ error }));
    if ('error' in sent) return { ok: false, certainly: isRefused(sent.error), status: 0 };
    const { page } = sent;
    const reference = referenceOn(page);
    if (page.status !== 201) {
      if (reference !== undefined || !page.text.includes('local emergency number')) throw new Error(`a page of ${page.status} says that it arrived, or holds no help`);
      return { ok: false, certainly: page.status === 503 || page.status < 500, status: page.status };
    }
    if (reference === undefined || lettersOn(page) !== code) throw new Error('a page says that it arrived, and shows no case or another code');
    const [row] = await until('the report that a page says has arrived', async () => {
      const rows = await this.rows().of<{ id: string; urgency: string }>('intake', 'SELECT s.id, s.urgency FROM submissions s JOIN reports r ON r.id = s.report_id WHERE r.reference = $1', [reference]);
      return rows.length > 0 ? rows : undefined;
    });
    return { ok: true, body: { reference, urgency: row?.urgency ?? '' }, submission: row?.id ?? '' };
  }

  private async take(reporter: Reporter, step: Step, receipt: string): Promise<void> {
    if ('words' in step) {
      await this.insist('MESSAGE', step.words, reporter.name, () => this.post('/api/reports/messages', { receipt, text: step.words }));
    } else {
      const report = { ...step.report, receipt };
      const answer = await this.insist('REPORT', step.body.key, reporter.name, () => this.post('/api/reports', report));
      // Now and then somebody sends again what was answered: the answer must stay.
      if (answer && step.body.place === 1) await this.insist('REPORT', step.body.key, reporter.name, () => this.post('/api/reports', report));
    }
  }

  /** Tries until it is done: the same again, under the same return code. */
  private async insist(call: Call, key: string, by: string, send: () => Promise<Outcome>): Promise<boolean> {
    const deadline = performance.now() + this.patienceMs;
    for (;;) {
      this.recorder.note({ what: 'invoke', call, key, by });
      const outcome = await send();
      if (outcome.ok) {
        const { body: { reference, urgency }, submission } = outcome;
        this.recorder.note({ what: 'ok', call, key, by, ...(call === 'REPORT' ? { reference, urgency, submission } : {}) });
        return true;
      }
      if (outcome.certainly) this.recorder.note({ what: 'fail', call, key, by, status: outcome.status });
      else this.recorder.note({ what: 'unknown', call, key, by });
      if (performance.now() > deadline) {
        this.recorder.note({ what: 'gave-up', call, key, by });
        return false;
      }
      await pause(AGAIN_MS);
    }
  }

  private async takeCase(reporter: Reporter): Promise<void> {
    // A case that the door never named is nobody's to take.
    if (this.referenceOf(reporter.name) === undefined) return;
    await Promise.all(reporter.takenBy.map((person) => this.acknowledge(reporter, person)));
  }

  /** A person who was told says that she has the case, as soon as she sees it. */
  private async acknowledge(reporter: Reporter, person: string): Promise<void> {
    await this.insist('ACKNOWLEDGE', reporter.name, person, async () => {
      const reference = this.referenceOf(reporter.name);
      try {
        const items = await this.api.get<{ id: string; reference: string }[]>(`notifications/items?person=${person}`);
        const item = items.find((each) => each.reference === reference);
        if (item === undefined) return { ok: false, certainly: true, status: 404 };
        await this.api.send('POST', `notifications/items/${item.id}/acknowledge`, { person });
        return { ok: true, body: {}, submission: '' };
      } catch {
        return { ok: false, certainly: false, status: 0 };
      }
    });
  }

  /** Without a code there is nothing to send under. */
  private giveUp(by: string, steps: readonly Step[]): void {
    for (const step of steps) if ('body' in step) this.recorder.note({ what: 'gave-up', call: 'REPORT', key: step.body.key, by });
  }

  private referenceOf(reporter: string): string | undefined {
    for (const event of this.recorder.history) if (event.what === 'ok' && event.call === 'REPORT' && event.by === reporter) return event.reference;
    return undefined;
  }

  /** A new return code; nothing where her patience was over before. */
  private async getReceipt(): Promise<string | undefined> {
    const deadline = performance.now() + this.patienceMs;
    for (;;) {
      const outcome = await this.post('/api/receipts', {});
      if (outcome.ok) return outcome.body['receipt'] ?? '';
      if (performance.now() > deadline) return undefined;
      await pause(AGAIN_MS);
    }
  }

  private async post(path: string, body: object): Promise<Outcome> {
    try {
      const answer = await fetch(`${this.doorUrl}${path}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const read = (await answer.json()) as Record<string, string>;
      if (answer.ok) return { ok: true, body: read, submission: answer.headers.get('amparo-submission') ?? '' };
      // "Not now" and every refusal are promises that nothing was kept; any other mistake promises nothing.
      return { ok: false, certainly: answer.status === 503 || answer.status < 500, status: answer.status };
    } catch (error) {
      return { ok: false, certainly: isRefused(error), status: 0 };
    }
  }
}

/** Nobody listened: it was never sent. An error of `fetch` is of another realm than a test's `Error`. */
function isRefused(error: unknown): boolean {
  return (error as { cause?: { code?: string } } | undefined)?.cause?.code === 'ECONNREFUSED';
}
