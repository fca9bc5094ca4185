import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@kaowu/platform';
import { Accounts } from './application/accounts';
import { Passwords } from './application/passwords';
import { ResetPassword } from './application/reset-password';
import { SecondFactors } from './application/second-factors';
import { Sessions } from './application/sessions';
import { SignIn } from './application/sign-in';
import { SignInThrottle } from './application/throttle';
import { IdentityController } from './transport/identity.controller';
import { MyAccountController } from './transport/my-account.controller';
import { ResetController } from './transport/reset.controller';

/** Accounts, posts and sessions. Global: guards and gateways of every lib ask who calls. */
@Global()
@Module({
  controllers: [IdentityController, MyAccountController, ResetController],
  providers: [Accounts, Passwords, ResetPassword, SecondFactors, Sessions, SignIn, SignInThrottle, { provide: Authenticator, useExisting: Sessions }],
  exports: [Accounts, ResetPassword, SecondFactors, Sessions, SignInThrottle, Authenticator],
})
export class IdentityModule {}
