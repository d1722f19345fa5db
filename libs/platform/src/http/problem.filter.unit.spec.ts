import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Module, Post, StreamableFile } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from '../log/logger';
import { httpAdapter } from './adapter';
import { ProblemFilter } from './problem.filter';

/** Lists whose first line comes late, or never comes. */
@Controller()
class LateController {
  asked = 0;

  @Post('late') late(): StreamableFile {
    this.asked++;
    return new StreamableFile(Readable.from((async function* () {
      await pause(300);
      yield 'a line';
    })()));
  }

  @Get('broken') broken(): StreamableFile {
    return new StreamableFile(Readable.from((async function* (): AsyncGenerator<string> {
      await pause(10);
      throw new Error('invented');
      yield '';
    })()));
  }
}

@Module({ controllers: [LateController] })
class LateModule {}

describe('an answer that is broken off before its first piece', () => {
  const lines: string[] = [];
  let app: NestFastifyApplication;
  let url: URL;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(LateModule, httpAdapter(), { logger: false, bodyParser: false, abortOnError: false });
    app.useGlobalFilters(new ProblemFilter(new Logger('casework', 'debug', (line) => void lines.push(line))));
    await app.listen(0, '127.0.0.1');
    url = new URL(await app.getUrl());
  });
  afterAll(() => app.close());
  beforeEach(() => lines.splice(0));

  const codes = () => lines.map((line) => (JSON.parse(line) as { code: string }).code);
  const until = async (holds: () => boolean): Promise<void> => {
    for (let tries = 0; !holds() && tries < 100; tries++) await pause(20);
  };

  it('by whoever asked is no mistake of ours', async () => {
    const socket = connect(Number(url.port), url.hostname);
    socket.write('POST /late HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}');
    await until(() => app.get(LateController).asked > 0);
    socket.destroy();
    await until(() => lines.length > 0);
    expect(codes()).toEqual(['request.left']);
  });

  it('by an error is one, and she is told', async () => {
    expect((await fetch(new URL('/broken', url))).status).toBe(500);
    expect(codes()).toEqual(['request.failed']);
  });
});
