import { strict as assert } from 'node:assert';
import { mkdir, readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { serve } from '#demo';
import { Relay } from './relay.js';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SHOTS = 'target/screenshots';

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const DESKTOP = { viewport: { width: 1280, height: 900 } };
/** What a window of 1280 × 1024 leaves at 400 % zoom. */
export const ZOOMED = { viewport: { width: 320, height: 256 } };

/** A browser, the demonstration page and a line to the API that can be cut. */
export class Stage {
  readonly relay: Relay;
  private readonly faults: string[] = [];
  private readonly servers: Server[] = [];
  private browser: Browser | undefined;

  constructor() {
    this.relay = new Relay(new URL(needed('OPEN_CUS_URL')));
  }

  async open(): Promise<void> {
    await mkdir(SHOTS, { recursive: true });
    await this.relay.up();
    this.browser = await chromium.launch({ executablePath: needed('OPEN_CUS_CHROMIUM'), args: FLAGS });
  }

  async close(): Promise<void> {
    await this.browser?.close();
    this.servers.forEach((server) => server.close());
    await this.relay.down();
  }

  /** A fresh visitor on the page. */
  async visit(options: BrowserContextOptions = DESKTOP, { centre = 'gorno', hash = '', before = unchanged } = {}): Promise<Page> {
    assert.ok(this.browser);
    const server = await serve(this.relay.address, centre, 0);
    this.servers.push(server);
    const page = await (await this.browser.newContext({ locale: 'pl-PL', ...options })).newPage();
    page.on('pageerror', (fault) => this.faults.push(fault.message));
    page.on('console', (line) => /Content.Security.Policy|CORS/i.test(line.text()) && this.faults.push(line.text()));
    await before(page);
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/${hash}`);
    return page;
  }

  /** No script failed, and neither the page's policy nor CORS stood in the way; the visitors go home. */
  async assertNoFaults(): Promise<void> {
    await Promise.all((this.browser?.contexts() ?? []).map((context) => context.close()));
    assert.deepEqual(this.faults.splice(0), []);
  }
}

async function unchanged(_page: Page): Promise<void> {}

/** Something inside the element. */
export function inside(page: Page, selector: string): Locator {
  return page.locator(`open-cus-catalogue ${selector}`);
}

export async function search(page: Page, words: string): Promise<void> {
  await inside(page, '#words').fill(words);
  await page.keyboard.press('Enter');
  await found(page);
}

/** The count that is announced, once the search is over. */
export async function found(page: Page): Promise<string> {
  await inside(page, '.found:not(:empty):not(:text("Szukamy…"))').waitFor();
  return inside(page, '.found').innerText();
}

export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

/** Nothing that axe-core can find is wrong with the page as it stands. */
export async function assertAccessible(page: Page): Promise<void> {
  // Not as a script element: the page's policy forbids what is not its own.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as { axe: { run(scope: Document, options: object): Promise<AxeResult> } };
    const result = await axe.run(document, { runOnly: { type: 'tag', values } });
    return result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.target} ${node.failureSummary}`) }));
  }, RULES);
  assert.deepEqual(violations, []);
}

interface AxeResult {
  violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

function needed(variable: string): string {
  const value = process.env[variable];
  assert.ok(value, `${variable} is not set: run the tests with mvn verify`);
  return value;
}
