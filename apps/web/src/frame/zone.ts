/** The organisation's zone; every instant on a screen is told in it. */
export const ZONE = 'Asia/Shanghai';
