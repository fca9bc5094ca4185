import { z } from 'zod';

// Imported first: schemas decide when they are made whether to compile themselves with eval, which the content
// security policy forbids (the refused attempt would be reported as a violation on every page).
z.config({ jitless: true });
