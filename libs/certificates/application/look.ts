import type { CertificateLook } from '@kaowu/contracts';
import { qrSquares } from '@kaowu/platform';
import type { CertificateFace } from '../domain/face';
import { layOut, PAGE, type Mark } from '../domain/layout';

/** The face as what is drawn, with its pictures in it. */
export const lookOf = (face: CertificateFace): CertificateLook => ({ ...PAGE, marks: layOut(face).flatMap((mark) => shown(mark, face)) });

function shown(mark: Mark, { photo }: CertificateFace): CertificateLook['marks'] {
  if (mark.kind === 'qr') return [{ kind: 'squares', x: mark.x, y: mark.y, size: mark.size, ...qrSquares(mark.text) }];
  if (mark.kind !== 'photo') return [mark];
  const { x, y, width, height } = mark;
  return photo ? [{ kind: 'image', x, y, width, height, href: `data:${photo.mimetype};base64,${Buffer.from(photo.bytes).toString('base64')}` }] : [];
}
