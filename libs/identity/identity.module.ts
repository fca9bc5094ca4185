import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@kaowu/platform';
import { Accounts } from './application/accounts';
import { Sessions } from './application/sessions';
import { SignIn } from './application/sign-in';
import { SignInThrottle } from './application/throttle';
import { IdentityController } from './transport/identity.controller';

/** Accounts, posts and sessions. Global: guards and gateways of every lib ask who calls. */
@Global()
@Module({
  controllers: [IdentityController],
  providers: [Accounts, Sessions, SignIn, SignInThrottle, { provide: Authenticator, useExisting: Sessions }],
  exports: [Accounts, Sessions, SignInThrottle, Authenticator],
})
export class IdentityModule {}
