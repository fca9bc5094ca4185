import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import type { Server, ServerOptions } from 'socket.io';

/** How sockets of several server processes find each other. */
export interface Fanout {
  /** Undefined on a single process: everything stays in memory. */
  readonly redisUrl?: string | undefined;
  readonly databaseUrl?: string | undefined;
}

/** Websocket transport only (no long polling), small messages, and the adapter that the settings name. */
export class SocketAdapter extends IoAdapter {
  private readonly closers: (() => Promise<unknown>)[] = [];

  constructor(app: INestApplicationContext, private readonly fanout: Fanout) {
    super(app);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    const server: Server = super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: 256 * 1024,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      perMessageDeflate: false,
    } as ServerOptions);
    const adapter = this.adapter();
    if (adapter) server.adapter(adapter);
    return server;
  }

  private adapter(): Parameters<Server['adapter']>[0] | undefined {
    const { redisUrl, databaseUrl } = this.fanout;
    if (redisUrl) {
      const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
      redis.on('error', () => undefined);
      this.closers.push(() => redis.quit());
      return createRedisAdapter(redis, { maxLen: 20_000 });
    }
    if (databaseUrl) {
      const pool = new Pool({ connectionString: databaseUrl, max: 4 });
      pool.on('error', () => undefined);
      this.closers.push(() => pool.end());
      return createPostgresAdapter(pool, { errorHandler: () => undefined });
    }
    return undefined;
  }

  override async dispose(): Promise<void> {
    await super.dispose();
    for (const close of this.closers.splice(0)) await close().catch(() => undefined);
  }
}
