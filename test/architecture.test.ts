import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiscoveryService } from '@nestjs/core';
import { z } from 'zod';
import { ACTIONS, OUTBOX_EVENTS, PERMISSIONS, POSTS, PROBLEMS, PUSHES, ROUTES, SOCKET_EVENTS, type RouteContract } from '@kaowu/contracts';
import { listenersOf, reactionsOf, ROUTE } from '@kaowu/platform';
import { allMigrations } from '../apps/composition';
import { startInstance, type TestInstance } from './support/instance';

const ROOT = join(__dirname, '..');
const LIBS = readdirSync(join(ROOT, 'libs'));

let instance: TestInstance;
beforeAll(async () => void (instance = await startInstance()));
afterAll(() => instance.stop());

/** Every method that answers HTTP, with its contract. */
function handlers(): { name: string; contract: RouteContract | undefined }[] {
  return instance.nest.get(DiscoveryService).getControllers().flatMap(({ instance: controller, metatype }) => {
    const prototype = Object.getPrototypeOf(controller) as Record<string, object>;
    return Object.getOwnPropertyNames(prototype)
      .filter((key) => key !== 'constructor' && Reflect.hasMetadata('path', prototype[key] as object))
      .map((key) => ({ name: `${metatype?.name}.${key}`, contract: Reflect.getMetadata(ROUTE, prototype[key] as object) as RouteContract | undefined }));
  });
}

const contracts = Object.entries(ROUTES).flatMap(([lib, routes]) =>
  Object.entries(routes as Record<string, RouteContract>).map(([name, contract]) => ({ name: `${lib}.${name}`, contract })));

describe('routes', () => {
  it('every handler carries a contract: what has none is refused to all', () => {
    expect(handlers().filter((h) => !h.contract).map((h) => h.name)).toEqual([]);
  });

  it('every declared route has exactly one handler', () => {
    const bound = handlers().map((h) => h.contract);
    expect(contracts.filter((c) => bound.filter((b) => b === c.contract).length !== 1).map((c) => c.name)).toEqual([]);
  });

  it('no two routes share method and path', () => {
    const seen = contracts.map(({ contract }) => `${contract.method} ${contract.path.replace(/:\w+/g, ':')}`);
    expect(seen.filter((address, i) => seen.indexOf(address) !== i)).toEqual([]);
  });

  it('every route says who may call it, what it is for in both languages, and what it answers', () => {
    const known = new Set<string>([...PERMISSIONS, 'public', 'signed-in']);
    const wrong = contracts.filter(({ contract: c }) => !known.has(c.permission) || !c.summary.zh || !c.summary.en || !c.response || !c.path.startsWith('/api/'));
    expect(wrong.map((c) => c.name)).toEqual([]);
  });

  it('every path parameter has a schema', () => {
    const wrong = contracts.filter(({ contract: c }) => [...c.path.matchAll(/:(\w+)/g)].some(([, name]) => !c.params || !((name as string) in c.params.shape)));
    expect(wrong.map((c) => c.name)).toEqual([]);
  });

  it('what changes something is never a GET that takes a body, and public routes are few and named so', () => {
    const open = contracts.filter(({ contract: c }) => c.permission === 'public' && !/^\/api\/(public|session|room\/sign-in|marking\/candidate)/.test(c.path));
    expect(open.map((c) => c.name)).toEqual([]);
    expect(contracts.filter(({ contract: c }) => c.method === 'GET' && c.body).map((c) => c.name)).toEqual([]);
  });

  it('what tells items or papers in clear asks why', () => {
    // Candidates and examiners work on what they are given; their own records say what they opened.
    const confidential = contracts.filter(({ name, contract: c }) => /^(bank|assembly)\./.test(name) && c.method === 'GET' && !('file' in c.response)
      && /"(stem|excerpt|instructions)":/.test(JSON.stringify(z.toJSONSchema(c.response as z.ZodType, { io: 'input', unrepresentable: 'any' }))));
    expect(confidential.length).toBeGreaterThan(3);
    expect(confidential.filter(({ contract: c }) => !c.readsClear).map((c) => c.name)).toEqual([]);
  });

  it('every permission is held by some post or by candidates', () => {
    const held = new Set<string>(Object.values(POSTS).flatMap((p) => p.permissions as readonly string[]));
    expect(PERMISSIONS.filter((p) => !held.has(p) && p !== 'candidate.sit')).toEqual([]);
  });
});

describe('events', () => {
  const providers = () => instance.nest.get(DiscoveryService).getProviders().map((p) => p.instance as unknown).filter((i): i is object => typeof i === 'object' && i !== null);

  it('every socket event has exactly one listener, and no listener hears an undeclared one', () => {
    const heard = [...new Set(providers())].flatMap((p) => listenersOf(p).map((l) => l.contract.name));
    expect(heard.sort()).toEqual(Object.values(SOCKET_EVENTS).map((e) => e.name).sort());
  });

  it('every reaction is to a declared outbox event', () => {
    const known = Object.values(OUTBOX_EVENTS).map((e) => e.name);
    expect([...new Set(providers())].flatMap((p) => reactionsOf(p)).filter((r) => !known.includes(r.contract.name as never))).toEqual([]);
  });

  it('names are said once', () => {
    const names = [...Object.values(SOCKET_EVENTS), ...Object.values(PUSHES)].map((e) => e.name as string);
    expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([]);
  });
});

describe('words', () => {
  const parameters = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => (name as string).replace(/En$/, '')))].sort();

  it('every problem and every action speaks both languages', () => {
    const spoken = [...Object.entries(PROBLEMS), ...Object.entries(ACTIONS)] as [string, { zh: string; en: string }][];
    expect(spoken.filter(([, words]) => !/\p{Script=Han}/u.test(words.zh) && !words.zh.includes('{')).map(([code]) => code)).toEqual([]);
    expect(spoken.filter(([, words]) => !/[a-z{]/i.test(words.en) || /\p{Script=Han}/u.test(words.en)).map(([code]) => code)).toEqual([]);
  });

  it('a problem uses the same parameters in both languages', () => {
    const wrong = (Object.entries(PROBLEMS) as [string, { zh: string; en: string }][]).filter(([, k]) => parameters(k.zh).join() !== parameters(k.en).join());
    expect(wrong.map(([code, k]) => `${code}: ${k.zh} / ${k.en}`)).toEqual([]);
  });
});

describe('migrations', () => {
  it('are registered, named by time and lib, and named once', () => {
    const names = allMigrations.map((m) => m.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((n) => !/^\d{8}T\d{4}_[a-z-]+/.test(n))).toEqual([]);
    for (const lib of LIBS.filter((l) => existsSync(join(ROOT, 'libs', l, 'persistence', 'migrations.ts')))) {
      const declared = [...readFileSync(join(ROOT, 'libs', lib, 'persistence', 'migrations.ts'), 'utf8').matchAll(/name: '(\d{8}T\d{4}_[\w-]+)'/g)].map((m) => m[1] as string);
      expect({ lib, missing: declared.filter((n) => !names.includes(n)) }).toEqual({ lib, missing: [] });
    }
  });
});
