import { z } from 'zod';
import { day } from '../core/common';
import { route } from '../core/route';
import { certificateNumber, certificateState } from './shapes';

/** Public HTTP routes of the lib certificates. */
export const publicCertificatesRoutes = {
  verify: route({
    method: 'GET', path: '/api/public/certificates/:number', permission: 'public',
    summary: { zh: '查验证书：编号加姓名，或证书二维码', en: 'Verify a certificate by number and name, or by its QR code' },
    params: z.object({ number: certificateNumber }),
    query: z.object({ name: z.string().trim().max(60).optional(), t: z.string().max(60).optional() }),
    response: z.object({
      /** `ask-name`: well formed, and details need the holder's name; nothing is said of whether it exists. */
      answer: z.enum(['ask-name', 'valid', 'void']),
      number: z.string(),
      details: z
        .object({
          name: z.string(), idNumberMasked: z.string(), occupationName: z.string(), direction: z.string(), levelWords: z.string(), bodyName: z.string(),
          issueOn: day, reissuedOn: day.nullable(), voidedOn: day.nullable(), state: certificateState,
        })
        .nullable(),
    }),
  }),
  download: route({
    method: 'POST', path: '/api/public/certificates/:number/pdf', permission: 'public',
    summary: { zh: '持证人下载电子证书', en: 'The holder downloads the electronic certificate' },
    params: z.object({ number: certificateNumber }),
    body: z.object({ name: z.string().trim().min(1).max(60), idNumber: z.string().trim().toUpperCase().min(15).max(20) }),
    response: { file: 'application/pdf' },
  }),
} as const;
