import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Refusal } from '@amparo/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PortalConfig } from '../config';
import { entranceOf, type Entrance } from '../entrances/entrance.rules';
import { PAGE_POLICY, asksForPage } from './page-policy.rules';
import { PLAIN_PAGE } from './plain-page';
import { PAGES, WebFiles, type WebFile } from './web-files';

const BUILT = join(__dirname, '../../web/dist');
const pack = promisify(gzip);

/**
 * Gives out the web app, to each entrance its own page and no file of the other's: its files, and its page at every other address, since it finds its own way. There is nothing of
 * anybody in it: what a page shows it fetches with its session. Where it was not built, a plain page says what this is.
 */
@Injectable()
export class WebApp implements OnModuleInit {
  private readonly built: Readonly<Record<Entrance, WebFiles | undefined>>;
  private readonly packed = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: PortalConfig,
  ) {
    const folder = config.webFolder ?? BUILT;
    this.built = { DESK: WebFiles.read(folder, PAGES.DESK), PARTNERS: WebFiles.read(folder, PAGES.PARTNERS) };
  }

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    void server.register(async (scope) => {
      // Less particular than every other route, so it gets only what none of them takes.
      scope.route({ method: ['GET', 'HEAD'], url: '/*', handler: (request, reply) => this.give(request, reply) });
    });
  }

  private async give(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const [path = '/'] = (request.raw.url ?? '/').split('?');
    const files = this.built[entranceOf(request.headers.host, this.config)];
    const file = files?.find(path);
    if (file !== undefined) return this.giveFile(file, request, reply);
    if (path !== '/' && !asksForPage(path, request.headers.accept)) throw new Refusal('absent', 'route.absent', 'There is nothing at this address.');
    return this.givePage(files, reply);
  }

  private givePage(files: WebFiles | undefined, reply: FastifyReply): FastifyReply {
    void reply.header('content-type', 'text/html; charset=utf-8');
    if (files === undefined) return reply.send(PLAIN_PAGE);
    return reply.header('content-security-policy', PAGE_POLICY).send(files.page);
  }

  private async giveFile(file: WebFile, { headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply
      .header('content-type', file.type)
      .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
    if (!file.packs) return reply.send(await readFile(file.path));
    void reply.header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(headers['accept-encoding'] ?? '')) return reply.send(await readFile(file.path));
    return reply.header('content-encoding', 'gzip').send(await this.packedOf(file.path));
  }

  /** Packed once, and held: it is a few hundred kilobytes in all. */
  private packedOf(path: string): Promise<Buffer> {
    const packed = this.packed.get(path) ?? readFile(path).then((bytes) => pack(bytes));
    this.packed.set(path, packed);
    packed.catch(() => this.packed.delete(path));
    return packed;
  }
}
