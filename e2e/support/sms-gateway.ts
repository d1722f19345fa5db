import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A gateway for SMS as OPERATIONS describes one: it holds people's numbers, brings what they write to the door, and writes back what the
 * door answers. It signs by the document, with nothing of the door's own code.
 */
export class SmsGateway {
  readonly keysDir = mkdtempSync(join(tmpdir(), `amparo-test-${process.pid}-hooks-`));
  private readonly key = randomBytes(32);
  /** What arrived on each telephone. */
  private readonly phones = new Map<string, string[]>();

  constructor() {
    writeFileSync(join(this.keysDir, 'sms.key'), this.key.toString('hex'), { mode: 0o600 });
  }

  /** Somebody sends a message. @param times how often the gateway brings it, as after an answer that it did not see */
  async write(doorUrl: string, number: string, text: string, times = 1): Promise<void> {
    const body = JSON.stringify({ id: randomUUID(), channel: 'SMS', text, language: 'es' });
    for (let time = 1; time <= times; time++) {
      const seconds = Math.floor(Date.now() / 1000);
      const signature = createHmac('sha256', this.key).update(`${seconds}.${body}`).digest('hex');
      const answer = await fetch(`${doorUrl}/api/hooks/sms`, {
        method: 'POST', headers: { 'content-type': 'application/json', 'amparo-signature': `t=${seconds},v1=${signature}` }, body, signal: AbortSignal.timeout(20_000),
      });
      if (answer.status !== 201) throw new Error(`the door answered ${answer.status}`);
      const { reply } = (await answer.json()) as { reply: string };
      if (time === times) this.phones.set(number, [...this.received(number), reply]);
    }
  }

  received(number: string): readonly string[] {
    return this.phones.get(number) ?? [];
  }

  close(): void {
    rmSync(this.keysDir, { recursive: true, force: true });
  }
}
