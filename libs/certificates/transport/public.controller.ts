import { Controller } from '@nestjs/common';
import { certificatesRoutes } from '@kaowu/contracts';
import type { InputOf, OutputOf } from '@kaowu/contracts';
import { SignInThrottle } from '@kaowu/identity';
import { Endpoint, Refusal } from '@kaowu/platform';
import type { Actor, Connection } from '@kaowu/platform';
import { VerifyCertificate } from '../application/verify';

type In<R extends keyof typeof certificatesRoutes> = InputOf<(typeof certificatesRoutes)[R]>;
type Out<R extends keyof typeof certificatesRoutes> = Promise<OutputOf<(typeof certificatesRoutes)[R]>>;

/** Misses from one address in a quarter of an hour; an employer checks many at once, so it is generous. */
const MAX_MISSES = 60;

/** Public verification of certificates. */
@Controller()
export class PublicCertificatesController {
  constructor(private readonly verification: VerifyCertificate, private readonly throttle: SignInThrottle) {}

  @Endpoint(certificatesRoutes.verify)
  verify({ params, query }: In<'verify'>, _actor: Actor, { ip }: Connection): Out<'verify'> {
    return this.slowed(ip, params.number, () => this.verification.answer(params.number, { name: query.name, token: query.t }));
  }

  @Endpoint(certificatesRoutes.download)
  download({ params, body }: In<'download'>, actor: Actor, { ip }: Connection): Out<'download'> {
    return this.slowed(ip, params.number, () => this.verification.download(actor, params.number, body.name, body.idNumber));
  }

  /** Slows the guessing of names, by address and by number. */
  private async slowed<T>(ip: string, number: string, answer: () => Promise<T>): Promise<T> {
    const keys = [`verify-ip:${ip}`, `verify-number:${number}`];
    await this.throttle.check(keys[0] as string, MAX_MISSES);
    await this.throttle.check(keys[1] as string, 20);
    try {
      return await answer();
    } catch (error) {
      if (error instanceof Refusal && error.problem.code === 'certificate.not-verified') {
        for (const key of keys) await this.throttle.failed(key);
      }
      throw error;
    }
  }
}
