import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorApi } from '@amparo/local';
import { Rows } from '@amparo/testing';
import { Recorder } from './recorder';
import { Submit } from './submit';

/** How long people try again here, in milliseconds. */
const PATIENCE_MS = 200;

/** A door with nothing behind it, which gives whoever sends the answer of a test: what is tried is the senders themselves. */
export class AnsweringDoor {
  private readonly folder = mkdtempSync(join(tmpdir(), `amparo-test-${process.pid}-senders-`));
  private readonly server: Server;
  private histories = 0;

  constructor(answer: RequestListener) {
    this.server = createServer(answer);
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', () => done()));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** People who send to it, with a history of their own. */
  senders(): { recorder: Recorder; submit: Submit } {
    const recorder = new Recorder(join(this.folder, `${++this.histories}.jsonl`));
    const doorUrl = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    const api = new OperatorApi({ doorUrl, portalUrl: doorUrl, operatorToken: 'invented' });
    return { recorder, submit: new Submit(doorUrl, api, recorder, PATIENCE_MS, () => new Rows('postgres://nowhere')) };
  }
}
