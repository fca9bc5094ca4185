import type { z } from 'zod';
import type { Permission } from '../identity/permissions';

/** A socket event that a client sends and the server answers in the acknowledgement. */
export interface EventContract {
  readonly name: string;
  readonly permission: Permission;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly payload: z.ZodType;
  readonly ack: z.ZodType;
}

/** A socket event that the server sends. */
export interface PushContract {
  readonly name: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly payload: z.ZodType;
}

/** Declares an event that clients send. */
export const event = <const E extends EventContract>(contract: E): E => contract;

/** Declares an event that the server sends. */
export const push = <const P extends PushContract>(contract: P): P => contract;

export type PayloadOf<E extends { readonly payload: z.ZodType }> = z.output<E['payload']>;
export type AckOf<E extends EventContract> = z.output<E['ack']>;

/** Every acknowledgement has this envelope: the contract's value, or the problem as a route would report it. */
export type AckEnvelope<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: WireProblem };

/** A refusal as it crosses the wire, `application/problem+json` (RFC 9457) with both languages. */
export interface WireProblem {
  readonly type: string;
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly zh: string;
  readonly en: string;
  readonly field?: string | undefined;
  readonly details?: readonly (WireDetail)[] | undefined;
}

/** One place of a refusal, with its words. */
export interface WireDetail {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly field?: string | undefined;
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}
