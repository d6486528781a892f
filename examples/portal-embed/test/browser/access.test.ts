import { strict as assert } from 'node:assert';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, found, inside, PHONE, search, Stage } from './stage.js';

const stage = new Stage();
before(() => stage.open());
after(() => stage.close());
afterEach(() => stage.assertNoFaults());

test('the list, the open suggestions and the results pass axe-core', async () => {
  const page = await stage.visit();
  await found(page);
  await assertAccessible(page);
  await inside(page, '#words').pressSequentially('klub');
  await inside(page, '[role=option]').first().waitFor();
  await assertAccessible(page);
  await search(page, 'opieka nad dzieckiem');
  await assertAccessible(page);
  await search(page, 'swietlica beczkow');
  await assertAccessible(page);
});

test('facets and a service on a phone pass axe-core', async () => {
  const page = await stage.visit(PHONE);
  await found(page);
  await inside(page, '.narrow').click();
  await assertAccessible(page);
  await inside(page, '.card a').first().click();
  await inside(page, '.service').waitFor();
  await inside(page, '.origin summary').click();
  await assertAccessible(page);
});

test('a centre with opening hours and planned services only passes axe-core', async () => {
  const page = await stage.visit(undefined, { centre: 'dobczyce' });
  await inside(page, '.week summary').click();
  await inside(page, '.later .card').first().waitFor();
  await assertAccessible(page);
});

test('the keyboard alone leads from the field to a service and back', async () => {
  const page = await stage.visit();
  await found(page);
  await tabTo(page, '#words');
  await page.keyboard.type('klub seniora');
  await page.keyboard.press('Enter');
  await inside(page, '.why').first().waitFor();
  await tabTo(page, '.card a');
  const chosen = await focused(page);
  await page.keyboard.press('Enter');
  await inside(page, '.service .title:focus').waitFor();
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focused(page), '‹ Wróć do listy');
  await page.keyboard.press('Enter');
  await inside(page, '.card').first().waitFor();
  assert.equal(await focused(page), chosen);
});

test('suggestions are chosen with the arrow keys and put away with Escape', async () => {
  const page = await stage.visit();
  const field = inside(page, '#words');
  await field.focus();
  await page.keyboard.type('swiet');
  await inside(page, '[role=option]').first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  await page.keyboard.type('l');
  await inside(page, '[role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  const option = inside(page, `#${active}[aria-selected=true]`);
  const text = await option.getAttribute('data-text');
  await page.keyboard.press('Enter');
  assert.equal(await field.inputValue(), text);
  assert.match(await found(page), /./);
  assert.equal(await focused(page), text);
});

test('picking a facet by keyboard keeps the focus on it', async () => {
  const page = await stage.visit();
  await found(page);
  await tabTo(page, '.box input');
  const key = () => page.evaluate(() => document.querySelector('open-cus-catalogue')?.shadowRoot?.activeElement?.getAttribute('data-keep'));
  const picked = await key();
  await page.keyboard.press('Space');
  await inside(page, '.results .chips').waitFor();
  assert.equal(await key(), picked);
});

/** Goes on with Tab until something that fits has the focus; on the way each stop must show that it has it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(visiblyFocused), true, `focus is not visible on ${await focused(page)}`);
    if ((await inside(page, `${selector}:focus`).count()) > 0) {
      return;
    }
  }
  assert.fail(`Tab never reaches ${selector}`);
}

function visiblyFocused(): boolean {
  const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
  const around = [element, element?.closest('.card')].filter((one): one is Element => one instanceof Element);
  return around.some((one) => getComputedStyle(one).outlineStyle !== 'none');
}

/** Text or value of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return element instanceof HTMLInputElement ? element.value : (element?.textContent ?? '');
  });
}
