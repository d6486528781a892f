import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AccountsApi, ConsentsApi, DemoApi, openCus, ResidentsApi, type OpenCus, type RoleName } from '@open-cus/client';

const SERVER = process.env['OPEN_CUS_URL'] ?? '';
const NOBODY = 'http://127.0.0.1:9';
let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resident-app-'));
});

after(() => rm(folder, { recursive: true }));

test('from a wish in own words to the details and the opening hours', async () => {
  const told = await app(['--base-url', SERVER, ...say('gorno', 'klub dla seniorow w radlinie', '1', 'godziny')]);
  assert.match(told, /Które centrum\?\n1\. /);
  assert.match(told, /Szukam w miejscu: Radlin\./);
  assert.match(told, /Możesz skorzystać:\n1\. Prowadzenie Klubu Seniora\n/);
  assert.match(told, / {2}Stan: dostępna\n/);
  assert.equal(told.split('Najbliższy tydzień:')[1]?.match(/^ {2}\S+, \d+ \S+: /gm)?.length, 7);
});

test('the nearest offer comes first, what is only planned is marked', async () => {
  const told = await app(['--base-url', SERVER, ...say('gorno', 'blisko Radlin')]);
  assert.match(told, /> blisko Radlin\nRadlin:\n1\. Prowadzenie Klubu Seniora\n/);
  assert.match(told, /Gmina Górno:\n/);
  assert.match(told, /\[planowana\]/);
});

test('what was found is narrowed to a group, and groups are told', async () => {
  const told = await app(['--base-url', SERVER, ...say('gorno', 'dla kogo', 'klub', 'dla seniorzy', 'dla kogoś chorego')]);
  assert.match(told, /> dla kogo\nDla kogo\?\n( {2}dla .+\n)*? {2}dla seniorzy\n/);
  assert.match(told, /> dla seniorzy\nTylko dla: seniorzy\.\n(.*\n)*?1\. Prowadzenie Klubu Seniora\n/);
  assert.doesNotMatch(told.split('> dla kogoś chorego')[1] ?? '', /Tylko dla/);
});

test('without a connection the kept catalogue answers, and says how old it is', async () => {
  const keep = join(folder, 'gorno.json');
  await app(['--base-url', SERVER, '--keep', keep, ...say('gorno')]);
  const told = await app(['--base-url', NOBODY, '--keep', keep, ...say('klub seniora', '1', 'godziny', 'blisko Radlin')]);
  assert.match(told, /Brak połączenia\. Pokazuję katalog zapisany \d/);
  assert.match(told, /> klub seniora\n.+\n1\. .*Klub/);
  assert.match(told, /Najbliższy tydzień:/);
  assert.match(told, /Bez połączenia nie znam miejsc/);
});

test('the kept catalogue is brought up to date by asking only for changes', async () => {
  const keep = join(folder, 'again.json');
  await app(['--base-url', SERVER, '--keep', keep, ...say('gorno')]);
  const first = JSON.parse(await readFile(keep, 'utf8'));
  await app(['--base-url', SERVER, '--keep', keep, ...say('gorno')]);
  const second = JSON.parse(await readFile(keep, 'utf8'));
  assert.ok(Object.keys(first.services).length > 20);
  assert.deepEqual(second.services, first.services);
  assert.ok(second.asOf > first.asOf);
});

test('without a connection and without a copy it says so and goes on', async () => {
  const told = await app(['--base-url', NOBODY, ...say('gorno')]);
  assert.match(told, /Brak połączenia\. Spróbuj ponownie za chwilę\.\n> gorno\nBrak połączenia/);
});

test('who signs in with the code of the centre reads who looked at their data and why', async () => {
  const { code, residentId } = await registered('Dobrawa', 'Przykładowa');
  const look = new ResidentsApi((await staff('plan-coordinator')).configuration);
  await look.getResident({ centre: 'gorno', residentId, purpose: 'plan' });
  const told = await app(['--base-url', SERVER, ...say('gorno', 'moje dane', 'zaloguj wszebora', `kod ${code}`, 'kto oglądał moje dane')]);
  assert.match(told, /> moje dane\nNajpierw się zaloguj/);
  assert.match(told, /> zaloguj wszebora\nZalogowano: wszebora\.\nNie ma jeszcze Twoich danych\. Poproś w centrum o kod/);
  assert.match(told, /> kod .+\n {2}Twoje dane: Dobrawa Przykładowa \(gorno\)/);
  assert.match(told, /\(koordynator planu\) obejrzała Twoje dane\. Cel: prowadzenie planu\./);
  assert.match(await app(['--base-url', SERVER, ...say('gorno', 'zaloguj ktos', 'kod AAAA-AAAA-AAAA')]), /Nie udało się: .+422/);
});

async function staff(role: RoleName): Promise<OpenCus> {
  const demo = new DemoApi(openCus({ baseUrl: SERVER }).configuration);
  const { accessToken } = await demo.createDemoToken({ demoTokenRequest: { role, centre: 'gorno' } });
  return openCus({ baseUrl: SERVER, token: accessToken });
}

/** Somebody who came to the counter and got a code. */
async function registered(givenNames: string, familyName: string): Promise<{ code: string; residentId: string }> {
  const counter = await staff('receptionist');
  const residentCreate = { registration: 'drop-in', givenNames, familyName, source: 'interview' } as const;
  const { id: residentId } = await new ResidentsApi(counter.configuration).createResident({ centre: 'gorno', residentCreate });
  const { code } = await new AccountsApi(counter.configuration).createAccountCode({ centre: 'gorno', residentId });
  return { code, residentId };
}

test('who one is and what one agreed to, until it is withdrawn', async () => {
  const { code, residentId } = await registered('Mścisława', 'Zgodliwa');
  const consents = new ConsentsApi((await staff('plan-coordinator')).configuration);
  const { id: wordingId } = await consents.addConsentWording({ centre: 'gorno', consentWordingCreate: { purpose: 'contact', text: 'Zgadzam się na kontakt.' } });
  await consents.recordConsent({ centre: 'gorno', residentId, consentCreate: { purpose: 'contact', wordingId, evidence: { kind: 'signed-paper' } } });
  const told = await app(['--base-url', SERVER, ...say('gorno', 'zaloguj mscislawa', `kod ${code}`, 'kim jestem', 'zgody', 'wycofaj 2', 'wycofaj 1')]);
  assert.match(told, /> kim jestem\nJesteś: mscislawa, do .+\n {2}gorno: resident\n/);
  assert.match(told, /> zgody\nTwoje zgody:\n1\. kontakt, od \d{4}-\d{2}-\d{2}\n/);
  assert.match(told, /> wycofaj 2\nNie ma takiego numeru/);
  assert.match(told, /> wycofaj 1\nWycofano zgodę: kontakt\..+\nNie ma zgód/);
});

test('at the terminal it asks and answers line by line', async () => {
  const told = await app(['--base-url', SERVER], 'gorno\n99\nkoniec\n');
  assert.match(told, /Nie ma takiego numeru/);
});

function say(...lines: string[]): string[] {
  return lines.flatMap((line) => ['--say', line]);
}

async function app(options: string[], typed = ''): Promise<string> {
  const program = spawn(process.execPath, ['dist/main.js', ...options]);
  program.stdin.end(typed);
  let told = '';
  program.stdout.setEncoding('utf8').on('data', (text) => (told += text));
  program.stderr.setEncoding('utf8').on('data', (text) => (told += text));
  const status = await new Promise((resolve) => program.on('close', resolve));
  assert.equal(status, 0, told);
  return told;
}
