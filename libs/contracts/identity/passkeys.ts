import { z } from 'zod';
import { id, instant, reason } from '../core/common';
import { route } from '../core/route';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/).max(20_000);

/** What the browser is given to ask its authenticator; made by the library, taken by its counterpart in the browser. */
const options = z.record(z.string(), z.unknown());

const credential = {
  id: base64url, rawId: base64url, type: z.literal('public-key'), clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
};

/** A new passkey as the browser answers (WebAuthn level 3, RegistrationResponseJSON). */
export const newPasskey = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: z.array(z.string().max(20)).max(10).optional() }),
});
export type NewPasskey = z.infer<typeof newPasskey>;

/** A proof by a passkey as the browser answers (AuthenticationResponseJSON). */
export const passkeyProof = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url, userHandle: base64url.optional() }),
});
export type PasskeyProof = z.infer<typeof passkeyProof>;

const asked = z.object({ options });
const password = z.string().min(1).max(200);

/** A passkey in the list of its owner. */
export const passkeyView = z.object({ id, name: z.string(), madeAt: instant, usedAt: instant.nullable() });

/** Routes of one's own passkeys, and of taking a lost one from somebody. */
export const passkeyRoutes = {
  passkeys: route({
    method: 'GET', path: '/api/my/passkeys', permission: 'signed-in',
    summary: { zh: '我的通行密钥', en: 'My passkeys' },
    response: z.object({ rows: z.array(passkeyView) }),
  }),
  beginPasskey: route({
    method: 'POST', path: '/api/my/passkeys/begin', permission: 'signed-in',
    summary: { zh: '添加通行密钥：开始', en: 'Add a passkey: begin' },
    body: z.object({ password }), response: asked,
  }),
  addPasskey: route({
    method: 'POST', path: '/api/my/passkeys', permission: 'signed-in',
    summary: { zh: '添加通行密钥：完成', en: 'Add a passkey: finish' },
    body: z.object({ name: z.string().trim().min(1).max(60), answer: newPasskey }), response: passkeyView,
  }),
  removePasskey: route({
    method: 'POST', path: '/api/my/passkeys/:id/remove', permission: 'signed-in',
    summary: { zh: '移除通行密钥', en: 'Remove a passkey' },
    params: z.object({ id }), body: z.object({ password }), response: z.object({ removed: z.literal(true) }),
  }),
  beginPasskeyCode: route({
    method: 'POST', path: '/api/my/passkeys/code/begin', permission: 'signed-in',
    summary: { zh: '以通行密钥取得验证码：开始', en: 'A code by passkey: begin' },
    response: asked,
  }),
  /** The code stands in for that of an authenticator wherever one is asked for: once, and not for long. */
  passkeyCode: route({
    method: 'POST', path: '/api/my/passkeys/code', permission: 'signed-in',
    summary: { zh: '以通行密钥取得一次性验证码（重要操作用）', en: 'A one-time code by passkey, for acts of weight' },
    body: z.object({ answer: passkeyProof }), response: z.object({ code: z.string(), until: instant }),
  }),
  passkeysOf: route({
    method: 'GET', path: '/api/accounts/:accountId/passkeys', permission: 'account.manage',
    summary: { zh: '他人的通行密钥', en: "Another's passkeys" },
    params: z.object({ accountId: id }), response: z.object({ rows: z.array(passkeyView) }),
  }),
  takePasskey: route({
    method: 'POST', path: '/api/accounts/:accountId/passkeys/:id/remove', permission: 'account.manage',
    summary: { zh: '移除他人遗失的通行密钥', en: "Take away another's lost passkey" },
    params: z.object({ accountId: id, id }), body: z.object({ reason }), response: z.object({ removed: z.literal(true) }),
  }),
  beginPasskeySignIn: route({
    method: 'POST', path: '/api/session/passkey/begin', permission: 'public',
    summary: { zh: '以通行密钥登录：开始', en: 'Sign in by passkey: begin' },
    response: asked,
  }),
} as const;
