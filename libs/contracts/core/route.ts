import type { z } from 'zod';
import type { Permission } from '../identity/permissions';

/** A response that is a file, not JSON. The handler returns a `FileReply`. */
export interface FileResponse {
  readonly file: string;
}

/** One HTTP route: everything that the server, the browser, the cli and the API documentation know of it. */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `:name` parameters, beginning with /api/. */
  readonly path: string;
  /** Who may call it: a permission, `signed-in` for any account, or `public`. */
  readonly permission: Permission | 'signed-in' | 'public';
  readonly summary: { readonly zh: string; readonly en: string };
  readonly params?: z.ZodObject | undefined;
  readonly query?: z.ZodObject | undefined;
  readonly body?: z.ZodType | undefined;
  /** True where the body is multipart with one file field `file`; other fields are checked by `body`. */
  readonly upload?: boolean | undefined;
  /**
   * True where the answer holds items or papers in clear (rules.md, Papers: every access is recorded). The caller says
   * why in the header `x-kaowu-reason` (percent-encoded, 2–500 characters); it enters the journal with the reading.
   */
  readonly readsClear?: true | undefined;
  readonly response: z.ZodType | FileResponse;
}

/** Header in which a caller says why it reads what is confidential. */
export const READING_REASON_HEADER = 'x-kaowu-reason';

/** Header in which every reply of the interface tells the server's time (epoch ms): a browser's own clock may be wrong. */
export const SERVER_TIME_HEADER = 'x-kaowu-now';

/** Declares a route. Kept as a value so that its types flow to the server's handler and the browser's call. */
export const route = <const R extends RouteContract>(contract: R): R => contract;

type Part<T> = T extends z.ZodType ? z.output<T> : undefined;
type SentPart<T> = T extends z.ZodType ? z.input<T> : undefined;

/** An uploaded file as a handler receives it. */
export interface UploadedFile {
  readonly filename: string;
  readonly mimetype: string;
  readonly bytes: Uint8Array;
}

/** A file as a handler returns it. */
export interface FileReply {
  readonly filename: string;
  readonly mimetype: string;
  readonly bytes: Uint8Array;
  /** `inline` opens in the browser, `attachment` saves. */
  readonly disposition?: 'inline' | 'attachment';
}

/** The checked input of a route's handler. */
export interface InputOf<R extends RouteContract> {
  readonly params: Part<R['params']>;
  readonly query: Part<R['query']>;
  readonly body: Part<R['body']>;
  readonly file: R['upload'] extends true ? UploadedFile : undefined;
}

/** What a handler of the route returns, before the response schema strips it. */
export type OutputOf<R extends RouteContract> = R['response'] extends z.ZodType ? z.input<R['response']> : FileReply;

/** What a caller of the route receives. */
export type ReplyOf<R extends RouteContract> = R['response'] extends z.ZodType ? z.output<R['response']> : Blob;

/** What a caller of the route sends. */
export interface CallOf<R extends RouteContract> {
  readonly params?: SentPart<R['params']>;
  readonly query?: SentPart<R['query']>;
  readonly body?: SentPart<R['body']>;
  readonly file?: R['upload'] extends true ? Blob : undefined;
}
