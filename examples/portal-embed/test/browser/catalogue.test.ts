import { strict as assert } from 'node:assert';
import { after, afterEach, before, test } from 'node:test';
import { DESKTOP, found, inside, PHONE, screenshot, search, Stage, ZOOMED } from './stage.js';

const stage = new Stage();
before(() => stage.open());
after(() => stage.close());
afterEach(() => stage.assertNoFaults());

test('the page shows what can be had today, on a desktop', async () => {
  const page = await stage.visit(DESKTOP);
  assert.match(await found(page), /Znaleźliśmy \d+ usług/);
  assert.equal(await inside(page, '.card.soon').count(), 0);
  assert.ok((await inside(page, 'fieldset').count()) >= 3);
  await screenshot(page, 'desktop-list');
});

test('on a phone nothing sticks out and facets are folded until asked for', async () => {
  const page = await stage.visit(PHONE);
  await found(page);
  await screenshot(page, 'phone-list');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.equal(await inside(page, '.aside').isVisible(), false);
  await inside(page, '.narrow').click();
  assert.equal(await inside(page, '.aside').isVisible(), true);
  await screenshot(page, 'phone-facets');
});

test('at 400 % zoom everything is in one column', async () => {
  const page = await stage.visit(ZOOMED);
  await search(page, 'klub seniora');
  await inside(page, '.card a').first().click();
  await inside(page, '.service').waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await screenshot(page, 'zoomed-service');
});

test('own words find help, say why, and stay out of every address', async () => {
  const page = await stage.visit();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
  await search(page, 'mąż pije');
  assert.ok((await inside(page, '.card').count()) > 0);
  assert.match(await inside(page, '.why').first().innerText(), /^Pasuje: /);
  await screenshot(page, 'desktop-search');
  assert.deepEqual([...addresses, page.url()].filter((address) => address.includes('pije')), []);
});

test('a place is recognised, what is planned stands apart, and the place can be taken back', async () => {
  const page = await stage.visit();
  await search(page, 'swietlica dla dzieci beczkow');
  await inside(page, '.understood').getByText('Bęczków').waitFor();
  const planned = inside(page, '.later .card').filter({ hasText: 'Świetlica Socjoterapeutyczna w Bęczkowie' });
  assert.equal(await planned.locator('.status').innerText(), 'planowana');
  await screenshot(page, 'desktop-place');
  await inside(page, '.understood button').click();
  await inside(page, '.understood button').waitFor({ state: 'detached' });
  assert.equal(await inside(page, '#words').inputValue(), 'swietlica dla dzieci');
});

test('a facet narrows, a chip takes it back', async () => {
  const page = await stage.visit();
  const all = await found(page);
  await inside(page, '.box').filter({ hasText: 'seniorzy' }).click();
  await inside(page, '.aside ~ .results .chips').waitFor();
  assert.notEqual(await found(page), all);
  assert.equal(await inside(page, '.box input:checked').count(), 1);
  await inside(page, '.results .chips button').click();
  await inside(page, '.results .chips').waitFor({ state: 'detached' });
  assert.equal(await found(page), all);
});

test('what is only planned is shown on request', async () => {
  const page = await stage.visit();
  await inside(page, '.later button').click();
  await inside(page, '.later .card').first().waitFor();
  assert.ok((await inside(page, '.later .status').allInnerTexts()).every((status) => status !== 'dostępna'));
});

test('a search that finds nothing helps on', async () => {
  const page = await stage.visit();
  await search(page, 'qwertyuiop');
  assert.match(await found(page), /^Nie znaleźliśmy/);
  assert.match(await inside(page, '.nothing').innerText(), /Spróbuj napisać inaczej/);
});

test('a service has an address that can be shared, and back leads to the list', async () => {
  const page = await stage.visit();
  await search(page, 'klub seniora');
  const link = inside(page, '.card a').filter({ hasText: 'Prowadzenie Klubu Seniora' });
  await link.click();
  await inside(page, '.service .title').getByText('Prowadzenie Klubu Seniora').waitFor();
  await screenshot(page, 'desktop-service');
  const { hash } = new URL(page.url());
  assert.match(hash, /^#usluga\/[0-9a-f-]{36}$/);
  await page.goBack();
  await link.waitFor();
  assert.equal(await inside(page, '#words').inputValue(), 'klub seniora');
  assert.equal(await link.evaluate((element) => element.matches(':focus')), true);

  const guest = await stage.visit(PHONE, { hash });
  await inside(guest, '.service .title').getByText('Prowadzenie Klubu Seniora').waitFor();
  assert.match(await inside(guest, '.how').innerText(), /Krajno-Parcele 24b/);
  await screenshot(guest, 'phone-service');
  await inside(guest, '.back a').click();
  await inside(guest, '.card').first().waitFor();
  assert.equal(new URL(guest.url()).hash, '');
});

test('an address of a service that is gone says so', async () => {
  const page = await stage.visit(DESKTOP, { hash: '#usluga/017eb294-c000-7000-8000-000000000000' });
  await inside(page, '.title').getByText('Nie ma tu tej usługi').waitFor();
});

test('the week of a centre with published hours', async () => {
  const page = await stage.visit(DESKTOP, { centre: 'dobczyce' });
  await inside(page, '.week summary').click();
  assert.equal(await inside(page, '.week dt').count(), 7);
  assert.match(await inside(page, '.week dl').innerText(), /przez 8 godzin/);
  await screenshot(page, 'desktop-week');
});

test('an unknown centre is named as such', async () => {
  const page = await stage.visit(DESKTOP, { centre: 'nigdzie' });
  await inside(page, '[role=alert]').getByText('Nie ma takiego centrum.').waitFor();
});

test('who wants no motion gets none', async () => {
  const page = await stage.visit({ ...DESKTOP, reducedMotion: 'reduce' });
  await found(page);
  const moving = await inside(page, '*').evaluateAll((all) => all.filter((one) => getComputedStyle(one).transitionDuration !== '0s').length);
  assert.equal(moving, 0);
});
