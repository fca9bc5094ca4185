import { Global, Module } from '@nestjs/common';
import { Journal } from './application/journal';
import { VerifyChain } from './application/verify-chain';
import { JournalController } from './transport/journal.controller';

/** The record of who did what. Global: every lib writes to it. */
@Global()
@Module({ controllers: [JournalController], providers: [Journal, VerifyChain], exports: [Journal, VerifyChain] })
export class JournalModule {}
