import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A line between a browser and an instance, which can be cut as by a switch that loses power: what stands breaks, and
 * nothing new gets through. (What the browser offers instead, to emulate being offline, leaves open sockets alone and
 * keeps its network process at work for nothing until it ends.)
 */
export class Line {
  private readonly ends = new Set<Socket>();
  private whole = true;

  private constructor(private readonly server: Server, readonly url: string) {}

  /** Lays a line to an instance, on a port of its own. */
  static async to(instanceUrl: string): Promise<Line> {
    const server = createServer();
    server.listen(0, 'localhost');
    await once(server, 'listening');
    const line = new Line(server, `http://localhost:${(server.address() as AddressInfo).port}`);
    const { hostname, port } = new URL(instanceUrl);
    server.on('connection', (near) => line.join(near, hostname, Number(port)));
    return line;
  }

  private join(near: Socket, host: string, port: number): void {
    if (!this.whole) {
      near.destroy();
      return;
    }
    const far = connect(port, host);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      this.ends.add(one);
      // An end that breaks takes the other with it; nobody here is to be told.
      one.on('error', () => undefined).on('close', () => {
        this.ends.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }

  /** Cuts it. */
  cut(): void {
    this.whole = false;
    for (const end of this.ends) end.destroy();
  }

  /** Makes it whole again; who was on it has to connect anew. */
  mend(): void {
    this.whole = true;
  }

  /** Takes it away. */
  close(): void {
    this.cut();
    this.server.close();
  }
}
