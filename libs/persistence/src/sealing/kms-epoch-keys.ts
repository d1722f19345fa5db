import { DoesNotOpen } from './does-not-open';
import { isEpoch, MissingEpoch, type EpochKeys } from './epoch-keys';

/** Where a key management service answers, and what lets us in. */
export interface KmsAddress {
  /** Without a slash at its end. */
  url: string;
  /** Sent as a bearer token. */
  token: string;
}

const WAIT_MS = 5_000;

/**
 * Keys of epochs that never leave a key management service. What it must answer (docs/OPERATIONS.md), all of it JSON, bytes as
 * base64:
 *
 * | call | means |
 * |---|---|
 * | `GET /epochs` → `{"epochs":["2026-10"]}` | which are there |
 * | `PUT /epochs/2026-11` → 2xx | makes one, unless it is there; durable when answered |
 * | `POST /epochs/2026-11/wrap` `{"plain","context"}` → `{"wrapped"}` | wraps a data key, at most 1 KiB, bound to the context |
 * | `POST /epochs/2026-11/unwrap` `{"wrapped","context"}` → `{"plain"}` | 404 where the epoch is not there, 422 where it does not unwrap |
 * | `DELETE /epochs/2026-10` → 2xx | destroys one |
 */
export class KmsEpochKeys implements EpochKeys {
  constructor(private readonly address: KmsAddress) {}

  async epochs(): Promise<string[]> {
    const { epochs } = await this.call<{ epochs?: unknown }>('GET', '/epochs');
    if (!Array.isArray(epochs)) throw new Error('the key management service did not say which epochs there are');
    return epochs.filter((epoch): epoch is string => typeof epoch === 'string' && isEpoch(epoch)).sort();
  }

  async make(epoch: string): Promise<void> {
    await this.call('PUT', pathOf(epoch));
  }

  async wrap(epoch: string, dataKey: Uint8Array, context: Uint8Array): Promise<Buffer> {
    const { wrapped } = await this.call<{ wrapped?: unknown }>('POST', `${pathOf(epoch)}/wrap`, { plain: base64(dataKey), context: base64(context) }, epoch);
    return bytesOf(wrapped);
  }

  async unwrap(epoch: string, wrapped: Uint8Array, context: Uint8Array): Promise<Buffer> {
    const { plain } = await this.call<{ plain?: unknown }>('POST', `${pathOf(epoch)}/unwrap`, { wrapped: base64(wrapped), context: base64(context) }, epoch);
    return bytesOf(plain);
  }

  async destroy(epoch: string): Promise<void> {
    await this.call('DELETE', pathOf(epoch));
  }

  /** @param epoch whose key may be missing */
  private async call<T = unknown>(method: string, path: string, body?: object, epoch?: string): Promise<T> {
    const answer = await fetch(`${this.address.url}${path}`, {
      method, redirect: 'error', signal: AbortSignal.timeout(WAIT_MS),
      headers: { authorization: `Bearer ${this.address.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status === 404 && epoch !== undefined) throw new MissingEpoch(epoch);
    if (answer.status === 422 && path.endsWith('/unwrap')) throw new DoesNotOpen();
    // The status alone: what else it says may hold what was sent.
    if (!answer.ok) throw new Error(`the key management service answered ${answer.status}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  }
}

const pathOf = (epoch: string): string => `/epochs/${encodeURIComponent(epoch)}`;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function bytesOf(text: unknown): Buffer {
  if (typeof text !== 'string' || text === '') throw new Error('the key management service answered without bytes');
  return Buffer.from(text, 'base64');
}
