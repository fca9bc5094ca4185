import { z } from 'zod';

/** By what a session was opened: the password alone, the password and a code of the device, a recovery code, or a passkey that knows its holder. */
export const sessionFactor = z.enum(['password', 'totp', 'recovery', 'passkey']);
export type SessionFactor = z.infer<typeof sessionFactor>;

/** The six digits that the device shows, a recovery code, or the code that a passkey earned; blanks and dashes do not matter. */
export const secondFactorCode = z.string().trim().min(6).max(20);
