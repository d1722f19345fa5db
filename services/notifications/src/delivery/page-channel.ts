import { createHmac } from 'node:crypto';
import type { Clock } from '@amparo/kernel';
import { SendFailed, type Channel, type Contact, type Outgoing } from './channel';
import { signatureHeader, signedText } from './page-signature.rules';
import { wordingFor } from './wording.rules';

const ANSWER_WITHIN_MS = 10_000;

/** Pages by a signed POST to whatever wakes people; a 2xx means that it took the page. */
export class PageChannel implements Channel {
  readonly name = 'PAGE';

  /** @param secret key of the signature */
  constructor(
    private readonly url: string,
    private readonly secret: string,
    private readonly clock: Clock,
  ) {}

  addressOf(contact: Contact): string | undefined {
    return contact.pager;
  }

  async send(message: Outgoing, deadline: AbortSignal): Promise<void> {
    const body = JSON.stringify({ id: message.id, to: message.address, text: wordingFor(message.language).text });
    const status = await this.post(body, deadline);
    if (status >= 200 && status <= 299) return;
    throw new SendFailed(`http-${status}`, status === 429 || status >= 500);
  }

  private async post(body: string, deadline: AbortSignal): Promise<number> {
    const seconds = Math.floor(this.clock.now().getTime() / 1_000);
    const signature = createHmac('sha256', this.secret).update(signedText(seconds, body)).digest('hex');
    try {
      const answer = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'amparo-signature': signatureHeader(seconds, signature) },
        body,
        redirect: 'error',
        signal: AbortSignal.any([deadline, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch (error) {
      throw new SendFailed(error instanceof Error && error.name === 'TimeoutError' ? 'ETIMEDOUT' : 'ECONNECTION', true);
    }
  }
}
