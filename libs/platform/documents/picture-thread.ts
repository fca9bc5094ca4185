import type { MessagePort } from 'node:worker_threads';

/** Points of a picture, four bytes each: red, green, blue, how much of it covers what is below. */
export interface Points {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** What is used of the libraries that decode and encode. */
export interface PictureLibraries {
  readonly gif: new (bytes: Uint8Array) => { readonly width: number; readonly height: number; decodeAndBlitFrameRGBA(frame: number, points: Uint8Array): void };
  readonly png: { readonly sync: { write(picture: Points, options: object): Uint8Array } };
  /** Decodes WebP, made ready the first time it is asked for. */
  readonly webp: () => Promise<(bytes: ArrayBuffer) => Promise<Points>>;
}

/** A picture to turn into one for paper. */
export interface PictureQuestion {
  readonly no: number;
  readonly kind: 'gif' | 'webp';
  readonly bytes: Uint8Array;
}

/** A PNG without anything to see through; null where the picture could not be decoded. */
export interface PictureAnswer {
  readonly no: number;
  readonly png: Uint8Array | null;
}

/**
 * The whole life of the thread that decodes pictures. It is sent there as text, so that it needs no file of its own
 * beside the compiled code: nothing in it may name anything outside its parameters.
 */
export function pictureThread(port: MessagePort, libraries: PictureLibraries): void {
  const pointsOf = async ({ kind, bytes }: PictureQuestion): Promise<Points> => {
    if (kind === 'webp') {
      const decode = await libraries.webp();
      return decode(new Uint8Array(bytes).buffer);
    }
    const reader = new libraries.gif(bytes);
    const data = new Uint8Array(reader.width * reader.height * 4);
    reader.decodeAndBlitFrameRGBA(0, data);
    return { width: reader.width, height: reader.height, data };
  };
  port.on('message', (question: PictureQuestion) => {
    pointsOf(question)
      .then(({ width, height, data }) => libraries.png.sync.write({ width, height, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) }, { colorType: 2, inputHasAlpha: true, bgColor: { red: 255, green: 255, blue: 255 } }))
      .then((png) => port.postMessage({ no: question.no, png }), () => port.postMessage({ no: question.no, png: null }));
  });
}
