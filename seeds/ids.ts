import { sha256 } from '@kaowu/kernel';

/**
 * The fixed identifier of a seeded row: the first 128 bits of SHA-256 over the name, laid out as a UUID of version 8
 * (RFC 9562, 5.8). The same name gives the same id on every machine, so that seeds of different libs can refer to each
 * other and seeding twice changes nothing.
 */
export function seedId(name: string): string {
  const hex = sha256(`kaowu-seed:${name}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
