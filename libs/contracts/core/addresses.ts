/**
 * The first part of every address that anybody may open without an account. The server gives these the light public
 * application, and the application shows a page for each.
 */
export const OPEN_PAGES = ['board', 'announcements', 'my-result', 'examiners', 'verify', 'receipt'] as const;
export type OpenPage = (typeof OPEN_PAGES)[number];
