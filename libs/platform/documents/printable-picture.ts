import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { readPicture } from './image';
import { pictureThread, type PictureAnswer, type PictureQuestion } from './picture-thread';
import { firstOfMoving } from './webp';

/** A picture that a document can show: JPEG or PNG. */
export interface PrintablePicture {
  readonly bytes: Uint8Array;
  /** It moves where it is shown on a screen; this is where it begins. */
  readonly moving: boolean;
}

/** Seconds that one picture may take. */
const SECONDS = 20;

const STARTS = `
const { parentPort, workerData } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
// The decoder gives its points in what browsers call so; only this thread knows of it.
globalThis.ImageData = class ImageData { constructor(data, width, height) { this.data = data; this.width = width; this.height = height; } };
let ready;
const webp = () => (ready ??= import(workerData.webp).then(async ({ default: decode, init }) => { await init(await WebAssembly.compile(readFileSync(workerData.wasm))); return decode; }));
const libraries = { gif: require(workerData.gif).GifReader, png: require(workerData.png).PNG, webp };
`;

function startThread(): Worker {
  const { resolve } = createRequire(__filename);
  const webp = resolve('@jsquash/webp/decode.js');
  return new Worker(`${STARTS}(${pictureThread.toString()})(parentPort, libraries);`, {
    eval: true, name: 'pictures', resourceLimits: { maxOldGenerationSizeMb: 256 },
    workerData: { webp: pathToFileURL(webp).href, wasm: join(dirname(webp), 'codec/dec/webp_dec.wasm'), gif: resolve('omggif'), png: resolve('pngjs') },
  });
}

/** Blocks of a GIF's pictures: it moves where there are two. */
function gifMoves(bytes: Uint8Array): boolean {
  const control = Buffer.from([0x00, 0x21, 0xf9, 0x04]);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = buffer.indexOf(control);
  return first >= 0 && buffer.indexOf(control, first + 1) >= 0;
}

/**
 * Turns pictures of any kind that an item may hold into ones for paper, in a thread of its own that is given up when a
 * picture takes too long. Close it in the end.
 */
export class PrintablePictures {
  private thread: Worker | null = null;
  private no = 0;

  /** A picture as a document can show it: a GIF or WebP as PNG on white, a moving one as it begins; null where it cannot be read. */
  async read(bytes: Uint8Array): Promise<PrintablePicture | null> {
    const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
    if (start.startsWith('GIF8')) return this.drawn('gif', bytes, gifMoves(bytes));
    if (!start.startsWith('RIFF') || !start.endsWith('WEBP')) return readPicture(bytes) === null ? null : { bytes, moving: false };
    const first = firstOfMoving(bytes);
    return this.drawn('webp', first ?? bytes, first !== null);
  }

  async close(): Promise<void> {
    await this.thread?.terminate();
    this.thread = null;
  }

  private async drawn(kind: PictureQuestion['kind'], bytes: Uint8Array, moving: boolean): Promise<PrintablePicture | null> {
    const png = await this.ask({ no: ++this.no, kind, bytes });
    return png === null ? null : { bytes: png, moving };
  }

  private ask(question: PictureQuestion): Promise<Uint8Array | null> {
    const thread = (this.thread ??= startThread());
    return new Promise((resolve) => {
      const end = (png: Uint8Array | null): void => {
        clearTimeout(timer);
        thread.off('message', listen).off('error', lost).off('exit', lost);
        resolve(png);
      };
      const listen = (answer: PictureAnswer): void => void (answer.no === question.no && end(answer.png));
      const lost = (): void => {
        this.thread = null;
        end(null);
      };
      const timer = setTimeout(() => void thread.terminate(), SECONDS * 1000);
      thread.on('message', listen).on('error', lost).on('exit', lost);
      thread.postMessage(question);
    });
  }
}
