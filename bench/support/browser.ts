import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** A real Chromium in a process of its own, the one that the tests use. */
export async function startChromium(): Promise<{ browser: Browser; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(process.cwd(), 'test', 'support', 'browser-server.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const address = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (chunk: Buffer) => done(chunk.toString('utf8').trim()));
    child.once('exit', (code) => fail(new Error(`no Chromium: it ended with ${code}`)));
  });
  const browser = await chromium.connect(address);
  return {
    browser,
    stop: async () => {
      await browser.close();
      child.kill('SIGTERM');
    },
  };
}
