export { Accounts, type Account } from './application/accounts';
export { Passkeys } from './application/passkeys';
export { ResetPassword, type TemporaryPassword } from './application/reset-password';
export { SecondFactors } from './application/second-factors';
export { Sessions, type OpenedSession } from './application/sessions';
export { SignInThrottle } from './application/throttle';
export { WebAuthn } from './application/webauthn';
export { IdentityModule } from './identity.module';
export { identityMigrations } from './persistence/migrations';
