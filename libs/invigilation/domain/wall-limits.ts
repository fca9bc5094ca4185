import type { WallLimits } from '@kaowu/contracts';

/**
 * When a wall draws attention. These are about the screen only (nothing of a candidate's result depends on them), so
 * they are no values of the rule set: a reload takes about a second and must not flash; ten minutes without a saved
 * answer is worth a look.
 */
export const WALL_LIMITS: WallLimits = { disconnectedAfterMs: 4_000, silenceMs: 10 * 60_000 };
