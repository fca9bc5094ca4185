import type { DataOf, OutboxContract } from '@kaowu/contracts';

const REACTIONS = 'kaowu:reactions';

/** What a handler is told of the event besides its data. */
export interface EventMeta {
  /** Stable over repeats: the outbox row. A handler that must act once may keep it. */
  readonly eventId: string;
}

type Reaction<E extends OutboxContract> = (data: DataOf<E>, meta: EventMeta) => Promise<void>;

/**
 * Binds a provider's method to an outbox event. It runs in the worker role, at least once, each handler in a job of its
 * own; it must answer a repeat alike.
 */
export function OnOutbox<E extends OutboxContract>(contract: E) {
  return <H extends Reaction<E>>(target: object, key: string, _descriptor: TypedPropertyDescriptor<H>): void => {
    const known = (Reflect.getMetadata(REACTIONS, target) ?? []) as { contract: OutboxContract; key: string }[];
    Reflect.defineMetadata(REACTIONS, [...known, { contract, key }], target);
  };
}

/** The outbox events that a provider reacts to, with the method of each. */
export const reactionsOf = (provider: object): readonly { contract: OutboxContract; key: string }[] =>
  (Reflect.getMetadata(REACTIONS, provider) ?? []) as { contract: OutboxContract; key: string }[];
