import 'reflect-metadata';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import {
  ContractGuard, ContractInterceptor, openDatabase, openQueues, Outbox, PlatformModule, ProblemFilter, reactionsOf, Relay,
  SocketAdapter, Vault, type Database, type PlatformParts, type Reaction, type Settings,
} from '@kaowu/platform';
import { SERVER_TIME_HEADER } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { libModules } from '../composition';
import { eventDocument, openApiDocument } from './openapi';
import { servePages } from './pages';

/** What one process of the system needs to come up. */
export interface AppOptions {
  readonly settings: Settings;
  readonly databaseUrl: string;
  /** `server` answers HTTP and sockets, `worker` runs jobs; the embedded default does both in one process. */
  readonly roles: readonly ('server' | 'worker')[];
  readonly clock?: Clock;
  /** True where other processes serve the same database: sockets then find each other through it or through Redis. */
  readonly several?: boolean;
  readonly webDir?: string;
}

/** A process of the system, up. */
export interface RunningApp {
  readonly nest: NestFastifyApplication;
  readonly db: Database;
  readonly vault: Vault;
  /** Where it listens; undefined for a worker. */
  readonly url: string | undefined;
  /** Finishes what runs, answers what waits, closes all connections. */
  close(): Promise<void>;
}

@Module({})
class AppModule {
  static with(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [DiscoveryModule, PlatformModule.with(parts), ...libModules],
      providers: [
        { provide: APP_GUARD, useClass: ContractGuard },
        { provide: APP_INTERCEPTOR, useClass: ContractInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

/** Brings up one process: database, libs, and the roles that it is to play. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { settings, databaseUrl, roles } = options;
  const db = await openDatabase(databaseUrl, { poolSize: 24 });
  const vault = Vault.open(settings.keysDir);
  const module = AppModule.with({ settings, databaseUrl, db, vault, ...(options.clock ? { clock: options.clock } : {}) });
  const adapter = new FastifyAdapter({ trustProxy: settings.trustProxy, bodyLimit: 2 * 1024 * 1024, routerOptions: { maxParamLength: 200 } });
  const nest = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: ['warn', 'error', 'fatal'], abortOnError: false });
  nest.useWebSocketAdapter(new SocketAdapter(nest, options.several ? { redisUrl: settings.redisUrl, databaseUrl } : {}));
  const serving = roles.includes('server');
  if (serving) await prepareHttp(nest, options);
  await nest.init();
  const relay = roles.includes('worker') ? await startRelay(nest, db, options) : undefined;
  if (serving) await nest.listen(settings.port, settings.host);
  return {
    nest,
    db,
    vault,
    url: serving ? (await nest.getUrl()).replace('[::1]', 'localhost') : undefined,
    close: async () => {
      await relay?.stop();
      await nest.close();
      await db.close();
    },
  };
}

async function prepareHttp(nest: NestFastifyApplication, options: AppOptions): Promise<void> {
  await nest.register(cookie);
  await nest.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 1, fields: 30 } });
  await nest.register(compress, { threshold: 2048, encodings: ['gzip', 'identity'] });
  await nest.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design puts its computed styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false,
  });
  const fastify = nest.getHttpAdapter().getInstance();
  const clock = nest.get(Clock);
  fastify.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header(SERVER_TIME_HEADER, clock.now().getTime());
  });
  fastify.get('/api/events', (_request, reply) => reply.send(eventDocument()));
  fastify.get('/api/health', async (_request, reply) => reply.send({ ok: true }));
  SwaggerModule.setup('api/docs', nest, openApiDocument() as unknown as OpenAPIObject, { customSiteTitle: '考务 Kaowu API' });
  await servePages(fastify as never, options.webDir ?? join(process.cwd(), 'dist', 'web'));
}

async function startRelay(nest: NestFastifyApplication, db: Database, options: AppOptions): Promise<Relay> {
  const queues = await openQueues({ redisUrl: options.settings.redisUrl, databaseUrl: options.databaseUrl });
  const relay = new Relay(db, queues, findReactions(nest));
  relay.start(nest.get(Outbox));
  return relay;
}

/** Every method of every provider that reacts to an outbox event. */
function findReactions(nest: NestFastifyApplication): Reaction[] {
  const reactions: Reaction[] = [];
  for (const { instance } of nest.get(DiscoveryService).getProviders()) {
    if (typeof instance !== 'object' || instance === null) continue;
    const provider = instance as Record<string, Reaction['run']>;
    for (const { contract, key } of reactionsOf(provider)) {
      const run: Reaction['run'] = (data, meta) => (provider[key] as Reaction['run']).call(provider, data, meta);
      const name = `${(provider.constructor as unknown as { name: string }).name}.${key}`;
      if (!reactions.some((r) => r.name === name)) reactions.push({ name, contract, run });
    }
  }
  return reactions;
}
