import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { OPEN_PAGES } from '@kaowu/contracts';
import { wireProblem } from '@kaowu/platform';

/** The applications by the first part of the address; everything else that is no file is the desks' application. */
const LIGHT: Readonly<Record<string, string>> = { room: 'room.html', ...Object.fromEntries(OPEN_PAGES.map((page) => [page, 'open.html'])) };

/** Serves the built pages of `webDir`; addresses of the applications (`/rounds/…`) all give their start page. */
export async function servePages(fastify: FastifyInstance, webDir: string): Promise<void> {
  if (!existsSync(join(webDir, 'index.html'))) return;
  await fastify.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '365d',
    cacheControl: true,
    preCompressed: true,
  });
  const page = (name: string): string | undefined => {
    const path = join(webDir, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const desks = page('index.html');
  const light = new Map(Object.entries(LIGHT).map(([first, name]) => [first, page(name) ?? desks]));
  fastify.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/') || /\.\w{1,8}$/.test(request.url.split('?')[0] ?? '')) {
      const problem = wireProblem({ code: 'route.unknown' });
      return reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
    }
    const first = request.url.split(/[/?]/)[1] ?? '';
    return reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(light.get(first) ?? desks);
  });
}
