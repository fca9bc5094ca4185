import { EventEmitter } from 'node:events';

/**
 * Signals inside one process for what is shown live and need not last. A subscriber that fails does not disturb the
 * publisher. What must not be lost goes through the outbox instead.
 */
export class LiveBus {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  /** Tells all present subscribers of the topic, at once. */
  publish<T>(topic: string, data: T): void {
    for (const listener of this.emitter.listeners(topic)) {
      try {
        (listener as (data: T) => void)(data);
      } catch (error) {
        process.emitWarning(`live topic ${topic}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  /** Hears a topic until the returned function is called. */
  subscribe<T>(topic: string, listener: (data: T) => void): () => void {
    this.emitter.on(topic, listener);
    return () => void this.emitter.off(topic, listener);
  }
}
