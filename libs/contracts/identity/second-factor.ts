import { z } from 'zod';

/** By what a session was opened: the password alone, the password and a code of the device, or a recovery code. */
export const sessionFactor = z.enum(['password', 'totp', 'recovery']);
export type SessionFactor = z.infer<typeof sessionFactor>;

/** The six digits that the device shows, or a recovery code; blanks and dashes do not matter. */
export const secondFactorCode = z.string().trim().min(6).max(20);
