import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { address } from './wiremock.js';

const FOLDER = 'target/readme';

/** What the blocks take for granted. */
const SURROUNDINGS = `
declare const baseUrl: string;
declare const clientSecret: string;
declare const cus: import('@open-cus/client').OpenCus;
declare const residentCreate: import('@open-cus/client').ResidentCreate;
declare const residentId: string;
declare const session: { accessToken(): Promise<string> };
`;

const CONFIGURATION = {
  extends: '../../tsconfig.json',
  compilerOptions: { rootDir: '.', noEmit: true, types: ['node'] },
  include: ['.'],
};

test('the blocks of the README are programs', async () => {
  const readme = await readFile('README.md', 'utf8');
  const blocks = [...readme.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] ?? '');
  assert.ok(blocks.length > 5, `${blocks.length} blocks`);
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}/surroundings.d.ts`, SURROUNDINGS);
  await writeFile(`${FOLDER}/tsconfig.json`, JSON.stringify(CONFIGURATION));
  for (const [at, block] of blocks.entries()) {
    await writeFile(`${FOLDER}/block${at}.ts`, block);
  }
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', FOLDER], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('the start runs as it stands', async () => {
  const readme = await readFile('README.md', 'utf8');
  const start = /```ts\n(.*?)```/s.exec(readme)?.[1]?.replace('http://localhost:8080', address('OPEN_CUS_URL')) ?? '';
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}/start.mjs`, start);
  const { stdout, stderr } = spawnSync(process.execPath, [`${FOLDER}/start.mjs`], { encoding: 'utf8' });
  assert.match(stdout, /Usługi opiekuńcze/, stderr);
});
