import { Logger } from './logger';
import { takeOverOutput } from './take-over-output';

const CANARY = 'Maria-Inventada-secreto';

describe("what others write to the process's output", () => {
  const lines: string[] = [];
  let putBack: () => void;

  beforeEach(() => {
    lines.length = 0;
    putBack = takeOverOutput(new Logger('casework', 'debug', (line) => void lines.push(line)));
  });

  afterEach(() => putBack());

  it.each(['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const)('by console.%s is said to be there, once, and not what it was', (name) => {
    const say = globalThis.console[name] as (...things: unknown[]) => void;
    say(CANARY, new Error(CANARY));
    say(CANARY);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([expect.objectContaining({ code: 'console.says', context: name })]);
    expect(lines.join()).not.toContain(CANARY);
  });

  it('as a warning of Node is known by its class and code, once', () => {
    const warning = Object.assign(new Error(CANARY), { name: 'InventedWarning', code: 'INV0001', detail: CANARY });
    process.emit('warning', warning);
    process.emit('warning', warning);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([expect.objectContaining({ code: 'process.warns', context: 'InventedWarning', errorCode: 'INV0001' })]);
    expect(lines.join()).not.toContain(CANARY);
  });

  it('keeps what was to be heard of warnings before from hearing them, as Node itself, which writes them out', () => {
    putBack();
    const written: string[] = [];
    const node = (warning: Error): void => void written.push(warning.message);
    process.on('warning', node);
    putBack = takeOverOutput(new Logger('test', 'debug', (line) => lines.push(line)));
    try {
      process.emit('warning', new Error(CANARY));
      expect(written).toEqual([]);
      putBack();
      process.emit('warning', new Error('heard again'));
      expect(written).toEqual(['heard again']);
    } finally {
      process.off('warning', node);
    }
  });
});
