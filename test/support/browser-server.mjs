import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** The Chromium of CHROMIUM_PATH, of this machine, or the one that ships in a package; its address goes to stdout. */
const MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

async function choose() {
  const found = [process.env.CHROMIUM_PATH, ...MACHINE].find((path) => path && existsSync(path));
  if (found) return { executablePath: found, args: [] };
  const { default: packaged } = await import('@sparticuz/chromium');
  // In one process, a cookie that a page's fetch sets is seen by every window: two people could not be signed in at once.
  // The package is made for servers that print pages: what it takes away of a browser's own protection stays on here.
  const loose = /^--(single-process|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials)$/;
  return { executablePath: await packaged.executablePath(), args: packaged.args.filter((arg) => !loose.test(arg)) };
}

const { executablePath, args } = await choose();
const server = await chromium.launchServer({
  executablePath,
  headless: true,
  args: [...args, '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN'],
});
console.log(server.wsEndpoint());
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.stdin.on('end', () => void server.close().then(() => process.exit(0)));
process.stdin.resume();
