import { z } from 'zod';
import { PUSHES, ROUTES, SOCKET_EVENTS, type RouteContract } from '@kaowu/contracts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

const PROBLEM: Json = {
  description: 'A refusal (RFC 9457), with its words in both languages',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function parameters(contract: RouteContract): Json[] {
  const from = (schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
    return Object.entries(properties).map(([name, one]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: one }));
  };
  return [...from(contract.params, 'path'), ...from(contract.query, 'query')];
}

function requestBody(contract: RouteContract): Json | undefined {
  if (contract.upload) {
    const fields = contract.body ? (schemaOf(contract.body, 'input') as { properties?: Json }).properties : {};
    return { content: { 'multipart/form-data': { schema: { type: 'object', properties: { ...fields, file: { type: 'string', format: 'binary' } } } } } };
  }
  return contract.body && { required: true, content: { 'application/json': { schema: schemaOf(contract.body, 'input') } } };
}

function operation(lib: string, name: string, contract: RouteContract): Json {
  const answer = 'file' in contract.response
    ? { content: { [contract.response.file]: { schema: { type: 'string', format: 'binary' } } } }
    : { content: { 'application/json': { schema: schemaOf(contract.response, 'output') } } };
  return {
    operationId: `${lib}.${name}`,
    tags: [lib],
    summary: `${contract.summary.zh} · ${contract.summary.en}`,
    description: `Permission: \`${contract.permission}\``,
    parameters: parameters(contract),
    requestBody: requestBody(contract),
    responses: { 200: { description: 'OK', ...answer }, default: PROBLEM },
    security: contract.permission === 'public' ? [] : [{ session: [] }, { bearer: [] }],
  };
}

const PROBLEM_SCHEMA: Json = {
  type: 'object',
  required: ['type', 'code', 'status', 'title', 'zh', 'en'],
  properties: {
    type: { type: 'string' }, code: { type: 'string' }, status: { type: 'integer' }, title: { type: 'string' },
    zh: { type: 'string' }, en: { type: 'string' }, field: { type: 'string' },
    details: { type: 'array', items: { type: 'object' } },
  },
};

/** The OpenAPI 3.1 description of every route, made from the same contracts that the server checks by. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [lib, routes] of Object.entries(ROUTES)) {
    for (const [name, contract] of Object.entries(routes as Record<string, RouteContract>)) {
      const path = contract.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(lib, name, contract) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '考务 Kaowu', version: '0.1.0', description: 'Socket events: see [/api/events](/api/events).' },
    paths,
    components: {
      schemas: { Problem: PROBLEM_SCHEMA },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'kaowu_staff' }, bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}

/** The socket events with their schemas: what clients send (with its acknowledgement) and what the server pushes. */
export function eventDocument(): Json {
  const sent = Object.values(SOCKET_EVENTS).map((e) => ({
    name: e.name, permission: e.permission, summary: e.summary, payload: schemaOf(e.payload, 'input'), ack: schemaOf(e.ack, 'output'),
  }));
  const pushed = Object.values(PUSHES).map((p) => ({ name: p.name, summary: p.summary, payload: schemaOf(p.payload, 'output') }));
  return {
    namespaces: { '/room': 'candidates (cookie kaowu_seat or auth.token)', '/wall': 'staff (cookie kaowu_staff or auth.token)' },
    acknowledgement: '{ ok: true, value } or { ok: false, problem }',
    sent,
    pushed,
  };
}
