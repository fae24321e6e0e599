// Opens pages in Chromium at the width of a telephone and of a desk, in light and dark, and enlarged to 400 % (WCAG 1.4.10), and says what is wrong with them:
//   node look.mjs CHROMIUM PAGE…   →   [{page, width, scheme, overflow, requests, violations: [[rule, element], …]}, …]
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [program, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const browser = await chromium.launch({ executablePath: program, args: quiet });
const seen = [];
const screens = [[320, 'light'], [390, 'light'], [390, 'dark'], [1400, 'light'], [1400, 'dark']];
for (const file of pages) for (const [width, scheme] of screens) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
  const page = await context.newPage();
  const requests = [];
  page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) requests.push(request.url()); });
  await page.goto(pathToFileURL(file).href);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (width > 320) await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    if (!window.axe) return [];
    const found = await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.html.slice(0, 160)]));
  });
  seen.push({ page: file, width, scheme, overflow, requests, violations });
  await context.close();
}
await browser.close();
console.log(JSON.stringify(seen));
