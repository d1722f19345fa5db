import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freshReceipt, OWN, RECEIPT_LENGTH } from './bodies';
import type { LoadOrder, LoadReport, Sent } from './load-orders';

/**
 * The load client, in a process of its own. It writes HTTP/1.1 on kept-open sockets by hand: a full client would use
 * more of the two cores than the server that is measured.
 */
class Line {
  private readonly requests: Request[];
  private readonly socket: Socket;
  private waiting?: (status: number, submission: string) => void;
  private received = '';
  /** Answers when it is connected. */
  readonly open: Promise<void>;

  constructor(private readonly order: LoadOrder, onLost: () => void) {
    this.requests = order.shapes.map((shape) => requestOf(order, shape.before, shape.after));
    this.socket = connect({ host: order.host, port: order.port, noDelay: true, ...(order.from === undefined ? {} : { localAddress: order.from }) });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (text: string) => this.take(text));
    this.socket.on('error', onLost);
    this.open = new Promise((done, failed) => this.socket.once('connect', done).once('error', failed));
  }

  send(shape: number, answer: (status: number, submission: string) => void): void {
    this.waiting = answer;
    const request = this.requests[shape];
    if (request === undefined) return;
    // The answer to the one before has come, so nobody reads these bytes any more.
    request.bytes.write(freshReceipt(), request.receipt, 'latin1');
    const own = randomBytes(OWN.length / 2).toString('hex');
    for (const place of request.own) request.bytes.write(own, place, 'latin1');
    this.socket.write(request.bytes);
  }

  close(): void {
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.received.slice(0, end).toLowerCase();
    const length = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
    if (this.received.length < end + 4 + length) return;
    this.received = this.received.slice(end + 4 + length);
    const answer = this.waiting;
    this.waiting = undefined;
    answer?.(Number(head.slice(9, 12)), this.order.each ? /\r\namparo-submission: (\S+)/.exec(head)?.[1] ?? '' : '');
  }
}

/** A request, and where in it each one sent has something of its own. */
interface Request {
  bytes: Buffer;
  receipt: number;
  own: number[];
}

function requestOf(order: LoadOrder, before: string, after: string): Request {
  const length = Buffer.byteLength(before) + RECEIPT_LENGTH + Buffer.byteLength(after);
  const head = `POST ${order.path} HTTP/1.1\r\nhost: ${order.host}:${order.port}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${before}`;
  const bytes = Buffer.from(`${head}${' '.repeat(RECEIPT_LENGTH)}${after}`);
  const own: number[] = [];
  for (let place = bytes.indexOf(OWN); place >= 0; place = bytes.indexOf(OWN, place + 1)) own.push(place);
  return { bytes, receipt: Buffer.byteLength(head), own };
}

/** Lines at most in a paced run: a server that stands still must not make the client open them without end. */
const MOST_LINES = 400;

/** How long after the end answers are waited for. */
const PATIENCE_MS = 10_000;

class Run {
  private readonly latencies: number[] = [];
  private readonly sent: Sent[] = [];
  private readonly lines: Line[] = [];
  private readonly free: Line[] = [];
  private accepted = 0;
  private refused = 0;
  private begun = 0;
  private started = 0;
  private lost = 0;

  constructor(private readonly order: LoadOrder) {}

  async run(): Promise<LoadReport> {
    for (let i = 0; i < this.order.connections; i++) this.addLine();
    await Promise.all(this.lines.map((line) => line.open));
    const cpu = process.cpuUsage();
    this.started = performance.now();
    await (this.order.rate === undefined ? this.flatOut() : this.paced(this.order.rate));
    const elapsedMs = performance.now() - this.started;
    const used = process.cpuUsage(cpu);
    for (const line of this.lines) line.close();
    return {
      accepted: this.accepted, refused: this.refused + this.lost, elapsedMs, latencies: this.latencies, sent: this.sent,
      clientCpuMs: (used.user + used.system) / 1000,
    };
  }

  private addLine(): Line {
    const line = new Line(this.order, () => void this.lost++);
    this.lines.push(line);
    this.free.push(line);
    return line;
  }

  private get over(): boolean {
    return this.begun >= this.order.count || performance.now() - this.started > this.order.withinMs;
  }

  /** Each line sends as soon as it has its answer. */
  private async flatOut(): Promise<void> {
    const all = Promise.all(this.lines.map((line) => new Promise<void>((done) => {
      const next = (): void => {
        if (this.over) done();
        else this.one(line, performance.now(), next);
      };
      next();
    })));
    await Promise.race([all, pause(this.order.withinMs + PATIENCE_MS, undefined, { ref: false })]);
  }

  /** Sends on time; what finds no free line waits, and its waiting counts. */
  private async paced(rate: number): Promise<void> {
    const due: number[] = [];
    const onTheWay = () => this.begun - this.accepted - this.refused;
    let scheduled = 0;
    const pump = (): void => {
      while (due.length > 0) {
        const line = this.free.pop() ?? (this.lines.length < MOST_LINES ? this.newLine() : undefined);
        if (line === undefined) return;
        this.one(line, due.shift() ?? 0, () => {
          this.free.push(line);
          pump();
        });
      }
    };
    await new Promise<void>((done) => {
      const tick = setInterval(() => {
        const now = performance.now();
        while (scheduled < this.order.count && this.started + (scheduled * 1000) / rate <= now && (scheduled * 1000) / rate < this.order.withinMs) {
          due.push(this.started + (scheduled * 1000) / rate);
          scheduled++;
        }
        pump();
        const ended = scheduled >= this.order.count || now - this.started >= this.order.withinMs;
        const tooLate = now - this.started > this.order.withinMs + PATIENCE_MS;
        if ((ended && due.length === 0 && onTheWay() === 0) || tooLate) {
          clearInterval(tick);
          done();
        }
      }, 1);
    });
  }

  private newLine(): Line | undefined {
    this.addLine();
    return this.free.pop();
  }

  private one(line: Line, dueAt: number, after: () => void): void {
    const shape = this.begun++ % this.order.shapes.length;
    line.send(shape, (status, submission) => {
      const now = performance.now();
      if (status === 201) {
        this.accepted++;
        this.latencies.push(now - dueAt);
        if (this.order.each) this.sent.push({ shape, sentAt: performance.timeOrigin + dueAt, answeredAt: performance.timeOrigin + now, submission });
      } else this.refused++;
      after();
    });
  }
}

process.on('message', (order: LoadOrder) => {
  // Without an answer the parent sees this process end.
  new Run(order).run().then((report) => process.send?.(report), () => process.exit(1));
});
process.on('disconnect', () => process.exit(0));
