import { setTimeout as pause } from 'node:timers/promises';

/** An answer of the door to a report. */
export interface Answer {
  reference: string;
  urgency: string;
  submission: string;
  /** How often it was sent until it was answered. */
  tries: number;
}

/** A fresh return code. */
export async function getReceipt(doorUrl: string): Promise<string> {
  const { receipt } = (await (await post(`${doorUrl}/api/receipts`, {})).json()) as { receipt: string };
  return receipt;
}

/** The case code of whatever was sent under a return code. */
export async function referenceOf(doorUrl: string, receipt: string): Promise<string> {
  return ((await (await post(`${doorUrl}/api/reports/conversation`, { receipt })).json()) as { reference: string }).reference;
}

/**
 * Sends a report as a person with a bad line does: the same body under the same return code, again until it is answered.
 *
 * @throws Error for any answer but 201 and "not now"
 */
export async function sendUntilAnswered(doorUrl: string, report: object, patienceMs = 60_000): Promise<Answer> {
  const deadline = performance.now() + patienceMs;
  for (let tries = 1; ; tries++) {
    const answer = await post(`${doorUrl}/api/reports`, report).catch(() => undefined);
    if (answer?.status === 201) {
      const body = (await answer.json()) as { reference: string; urgency: string };
      return { ...body, submission: answer.headers.get('amparo-submission') ?? '', tries };
    }
    if (answer !== undefined && answer.status !== 503) throw new Error(`The door answered ${answer.status}`);
    if (performance.now() > deadline) throw new Error(`The door did not take a report in ${patienceMs / 1000} s`);
    await pause(150);
  }
}

async function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(20_000),
  });
}
