import type { Namespace } from 'socket.io';
import type { PushContract } from '@kaowu/contracts';
import type { z } from 'zod';

/** The way to connected clients, on this server process and, through the adapter, on all others. */
export class Sockets {
  private readonly namespaces = new Map<string, Namespace>();

  /** Gateways make their namespace known. */
  register(namespace: Namespace): void {
    this.namespaces.set(namespace.name, namespace);
  }

  /** Sends a push to every client in a room; what its schema does not name is left out. */
  push<P extends PushContract>(namespace: string, room: string, contract: P, payload: z.input<P['payload']>): void {
    this.namespaces.get(namespace)?.to(room).emit(contract.name, contract.payload.parse(payload));
  }

  /** Disconnects all clients of a room, everywhere. */
  disconnect(namespace: string, room: string): void {
    this.namespaces.get(namespace)?.in(room).disconnectSockets(true);
  }

  /** Disconnects all clients of a session, in every namespace: what a closed session could see ends at once. */
  disconnectSession(sessionId: string): void {
    for (const name of this.namespaces.keys()) this.disconnect(name, `session:${sessionId}`);
  }

  /** How many clients this process serves in a namespace. */
  countHere(namespace: string): number {
    return this.namespaces.get(namespace)?.sockets.size ?? 0;
  }
}
