import { currentTrace } from '@amparo/messaging';
import type { ServiceName } from '../config/service-names';
import type { ServiceTokens } from '../access/service-tokens';
import { PeerRefused, PeerUnavailable } from './peer-errors';

const TIMEOUT_MS = 5_000;

/**
 * Calls to other services, each with a short token for that service. For reading by id what an event only pointed at;
 * never inside a transaction, and never from an event's handler.
 */
export class Peers {
  constructor(
    private readonly urls: Readonly<Record<ServiceName, string>>,
    private readonly tokens: ServiceTokens,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  /**
   * Reads JSON.
   *
   * @param path from the root, such as `/people/42`; ids in it are encoded by the caller
   * @throws PeerUnavailable when there is no answer in five seconds, or a 5xx
   * @throws PeerRefused for a 4xx
   */
  async get<T>(service: ServiceName, path: string): Promise<T> {
    return this.json<T>(service, await this.call(service, 'GET', path));
  }

  /** Reads bytes, such as a sealed envelope. Throws as `get` does. */
  async getBytes(service: ServiceName, path: string): Promise<Buffer> {
    const answer = await this.call(service, 'GET', path);
    return this.read(service, async () => Buffer.from(await answer.arrayBuffer()));
  }

  /** Sends JSON and reads JSON; an empty answer is `undefined`. Throws as `get` does. */
  async post<T>(service: ServiceName, path: string, body: unknown = {}): Promise<T> {
    return this.json<T>(service, await this.call(service, 'POST', path, body));
  }

  private async json<T>(service: ServiceName, answer: Response): Promise<T> {
    const text = await this.read(service, () => answer.text());
    if (text === '') return undefined as T;
    return this.read(service, async () => JSON.parse(text) as T);
  }

  /** An answer that breaks off, or is not what it says, is no answer. */
  private async read<T>(service: ServiceName, reading: () => Promise<T>): Promise<T> {
    try {
      return await reading();
    } catch {
      throw new PeerUnavailable(service, 'broken');
    }
  }

  private async call(service: ServiceName, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = {
      authorization: `Bearer ${this.tokens.tokenFor(service)}`,
      accept: 'application/json, application/octet-stream',
      traceparent: currentTrace(),
    };
    const request: RequestInit = { method, headers, redirect: 'error', signal: AbortSignal.timeout(this.timeoutMs) };
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
      request.body = JSON.stringify(body);
    }
    let answer: Response;
    try {
      answer = await fetch(`${this.urls[service]}${path}`, request);
    } catch (error) {
      throw new PeerUnavailable(service, (error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable');
    }
    if (answer.ok) return answer;
    if (answer.status >= 500) throw new PeerUnavailable(service, `status-${answer.status}`);
    throw new PeerRefused(service, answer.status, await codeOf(answer));
  }
}

/** The stable code of a problem; nothing else of it is kept. */
async function codeOf(answer: Response): Promise<string> {
  const problem: unknown = await answer.json().catch(() => undefined);
  const code = typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined;
  return typeof code === 'string' && /^[a-z][\w.-]{0,80}$/.test(code) ? code : 'unknown';
}
