import { readFileSync } from 'node:fs';
import { defaultDataDir, placesOf } from './system/places';

/** Where a running system answers. */
export interface SystemAddress {
  doorUrl: string;
  portalUrl: string;
  operatorToken: string;
}

/** An answer other than the one hoped for: status and stable code, nothing of the body besides. */
export class OperatorRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(`${detail} (${status} ${code})`);
    this.name = 'OperatorRefused';
  }
}

/**
 * The system of this checkout, as `npm start` left word of it.
 *
 * @throws Error when none runs
 */
export function findSystem(): SystemAddress {
  const places = placesOf(defaultDataDir());
  try {
    const addresses = JSON.parse(readFileSync(places.running, 'utf8')) as { doorUrl: string; portalUrl: string };
    return { ...addresses, operatorToken: readFileSync(places.operatorToken, 'utf8').trim() };
  } catch {
    throw new Error('Amparo does not run here. Start it with: npm start');
  }
}

/** Calls to the services through the gateway, with the operator's token. */
export class OperatorApi {
  constructor(private readonly system: SystemAddress) {}

  /**
   * @param path below `/api/`, such as `protection/alerts`
   * @throws OperatorRefused for any answer but 2xx
   */
  async get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  /** As `get`, but answers nothing where there is nothing (404). */
  async find<T>(path: string): Promise<T | undefined> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (error instanceof OperatorRefused && error.status === 404) return undefined;
      throw error;
    }
  }

  async send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> {
    return this.call<T>(method, path, body);
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.system.portalUrl}/api/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.system.operatorToken}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw refused(answer.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

function refused(status: number, text: string): OperatorRefused {
  try {
    const { code, detail } = JSON.parse(text) as { code?: string; detail?: string };
    return new OperatorRefused(status, code ?? 'unknown', detail ?? 'It was refused.');
  } catch {
    return new OperatorRefused(status, 'unknown', 'It was refused.');
  }
}
