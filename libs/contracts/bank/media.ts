import { z } from 'zod';
import { route } from '../core/route';
import { itemBody } from './item-body';
import { shownQuestion } from './shown';

/** The kinds of media that an item may hold, by the ending of their names. No drawing that could hold a script. */
export const MEDIA_KINDS = {
  png: { mimetype: 'image/png', kind: 'image' }, jpg: { mimetype: 'image/jpeg', kind: 'image' }, gif: { mimetype: 'image/gif', kind: 'image' }, webp: { mimetype: 'image/webp', kind: 'image' },
  mp3: { mimetype: 'audio/mpeg', kind: 'audio' }, ogg: { mimetype: 'audio/ogg', kind: 'audio' }, wav: { mimetype: 'audio/wav', kind: 'audio' }, m4a: { mimetype: 'audio/mp4', kind: 'audio' },
} as const;
export type MediaEnding = keyof typeof MEDIA_KINDS;

/** Largest medium, in bytes. */
export const MAX_MEDIUM_BYTES = 8 * 1024 * 1024;

/** A medium's name: the SHA-256 of its bytes and the ending of its kind, so that the same picture is kept once. */
export const mediumName = z.string().regex(/^[0-9a-f]{64}\.(png|jpg|gif|webp|mp3|ogg|wav|m4a)$/);

/** Routes of pictures and sounds in items, and of the candidate's view of an item that is being written. */
export const mediaRoutes = {
  addMedium: route({
    method: 'POST', path: '/api/bank/media', permission: 'bank.write', upload: true,
    summary: { zh: '上传试题用的图片或音频', en: 'Upload a picture or sound for items' },
    body: z.object({}), response: z.object({ name: mediumName, kind: z.enum(['image', 'audio']) }),
  }),
  medium: route({
    method: 'GET', path: '/api/bank/media/:name', permission: 'bank.read',
    summary: { zh: '试题中的图片或音频', en: 'A picture or sound of an item' },
    params: z.object({ name: mediumName }), response: { file: 'application/octet-stream' },
  }),
  showDraft: route({
    method: 'POST', path: '/api/bank/show', permission: 'bank.write',
    summary: { zh: '以考生所见预览所写的试题', en: 'Show a draft as the candidate would see it' },
    body: itemBody, response: shownQuestion,
  }),
} as const;
