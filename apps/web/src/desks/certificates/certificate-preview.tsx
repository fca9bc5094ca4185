import type { ReactNode } from 'react';
import { certificatesRoutes, type CertificateLook } from '@kaowu/contracts';
import { ErrorState, LoadingState, useApi } from '../../frame';
import './certificates.css';

type Mark = CertificateLook['marks'][number];

/** From the top of a line of Noto Sans SC to its base line, in ems. */
const ASCENT = 1.16;

function Drawn({ mark, page }: { mark: Mark; page: CertificateLook }): ReactNode {
  switch (mark.kind) {
    case 'text': return (
      <text
        x={mark.width === null ? mark.x : mark.x + mark.width / 2} y={mark.y + ASCENT * mark.size} fontSize={mark.size} fontWeight={mark.bold ? 700 : 400} fill={mark.colour} fillOpacity={mark.opacity}
        textAnchor={mark.width === null ? 'start' : 'middle'} letterSpacing={mark.spacing} xmlSpace="preserve"
        {...(mark.rotate === 0 ? {} : { transform: `rotate(${mark.rotate} ${page.width / 2} ${page.height / 2})` })}
      >
        {mark.text}
      </text>
    );
    case 'rect': return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} fill="none" stroke={mark.colour} strokeWidth={mark.line} />;
    case 'rule': return <line x1={mark.x} y1={mark.y} x2={mark.x + mark.width} y2={mark.y} stroke={mark.colour} strokeWidth={mark.line} />;
    case 'image': return <image x={mark.x} y={mark.y} width={mark.width} height={mark.height} href={mark.href} preserveAspectRatio="xMidYMid slice" />;
    case 'squares': return <path transform={`translate(${mark.x} ${mark.y}) scale(${mark.size / mark.modules})`} d={mark.path} shapeRendering="crispEdges" />;
  }
}

/** How a certificate looks: drawn from the same marks as the PDF, so that every browser shows it. */
export function CertificatePreview({ id, title }: { id: string; title: string }): ReactNode {
  const asked = useApi(certificatesRoutes.look, { params: { certificateId: id } });
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingState rows={8} />;
  const page = asked.data;
  return (
    <svg className="certificates-preview" viewBox={`0 0 ${page.width} ${page.height}`} role="img" aria-label={title}>
      {page.marks.map((mark, i) => <Drawn key={i} mark={mark} page={page} />)}
    </svg>
  );
}
