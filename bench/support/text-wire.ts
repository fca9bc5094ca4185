import type { Socket as TcpSocket } from 'node:net';
import type { Socket } from 'socket.io-client';

/** Where a connected client of socket.io keeps its TCP connection. */
interface Connected {
  readonly engine: { readonly transport: { readonly ws: { readonly _socket: TcpSocket } } };
}

const TEXT = 0x81;
const MASKED = 0x80;
const EXTENDED = 126;
/** First byte, length in three, a mask of zeros: what a client's frame of up to 65,535 bytes begins with. */
const HEAD = 8;

/** What an acknowledgement of socket.io begins with. */
const ACK = '43/';

/**
 * The websocket of a connected client as texts of ASCII, past the layers of a client library: each text goes out as one
 * masked frame (RFC 6455 5.2), and each acknowledgement that comes is handed to `hear`. Everything else, such as the
 * server's heartbeat, goes on to the client itself.
 */
export class TextWire {
  hear: (text: string) => void = () => undefined;
  private tcp: TcpSocket | undefined;
  private rest: Buffer = Buffer.alloc(0);
  private client: ((bytes: Buffer) => void)[] = [];

  constructor(private readonly socket: Socket) {}

  /** Sends a text of up to 65,535 ASCII characters. */
  write(text: string): void {
    this.tcp ??= this.takeOver();
    const frame = Buffer.alloc(HEAD + text.length);
    frame[0] = TEXT;
    frame[1] = MASKED | EXTENDED;
    frame.writeUInt16BE(text.length, 2);
    frame.write(text, HEAD, 'latin1');
    this.tcp.write(frame);
  }

  private takeOver(): TcpSocket {
    const tcp = (this.socket.io as unknown as Connected).engine.transport.ws._socket;
    this.client = tcp.listeners('data').map((listener) => (bytes) => (listener as (this: TcpSocket, bytes: Buffer) => void).call(tcp, bytes));
    tcp.removeAllListeners('data');
    return tcp.on('data', (bytes: Buffer) => this.read(this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : bytes));
  }

  private read(bytes: Buffer): void {
    let at = 0;
    while (bytes.length - at >= 2) {
      const short = bytes[at + 1] as number;
      const head = short === EXTENDED ? 4 : 2;
      if (short > EXTENDED) throw new Error('a frame is longer than this wire reads');
      if (bytes.length - at < head) break;
      const length = short === EXTENDED ? bytes.readUInt16BE(at + 2) : short;
      if (bytes.length - at < head + length) break;
      const from = at + head;
      at = from + length;
      const text = bytes[from - head] === TEXT ? bytes.toString('latin1', from, at) : '';
      if (text.startsWith(ACK)) this.hear(text);
      else for (const give of this.client) give(bytes.subarray(from - head, at));
    }
    this.rest = bytes.subarray(at);
  }
}
