import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@kaowu/platform';
import { Accounts } from './application/accounts';
import { PasskeySignIn } from './application/passkey-sign-in';
import { Passkeys } from './application/passkeys';
import { Passwords } from './application/passwords';
import { ResetPassword } from './application/reset-password';
import { SecondFactors } from './application/second-factors';
import { Sessions } from './application/sessions';
import { SignIn } from './application/sign-in';
import { StaffSession } from './application/staff-session';
import { SignInThrottle } from './application/throttle';
import { WebAuthn } from './application/webauthn';
import { IdentityController } from './transport/identity.controller';
import { MyAccountController } from './transport/my-account.controller';
import { PasskeysController } from './transport/passkeys.controller';
import { ResetController } from './transport/reset.controller';

/** Accounts, posts and sessions. Global: guards and gateways of every lib ask who calls. */
@Global()
@Module({
  controllers: [IdentityController, MyAccountController, PasskeysController, ResetController],
  providers: [Accounts, PasskeySignIn, Passkeys, StaffSession, WebAuthn, Passwords, ResetPassword, SecondFactors, Sessions, SignIn, SignInThrottle, { provide: Authenticator, useExisting: Sessions }],
  exports: [Accounts, ResetPassword, SecondFactors, Sessions, SignInThrottle, Authenticator],
})
export class IdentityModule {}
