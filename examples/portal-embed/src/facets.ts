import type { Facets, FacetValue, Payment } from '@open-cus/client';
import { h, heading } from './dom.js';
import { FACETS, isPicked, type Filter, type Picked, type Wanted } from './wanted.js';
import { PAYMENT } from './words.js';

const SHOWN = 6;

/** Facets as groups of check boxes with counts; what is picked stays visible even where nothing is left to count. */
export function facetPanel(facets: Facets, wanted: Wanted, toggle: (value: Picked) => void, level: number): HTMLElement | undefined {
  const groups = FACETS.map(({ key, filter, title }) => group(filter, title, facets[key], wanted, toggle))
    .filter((one) => one !== undefined);
  return groups.length === 0 ? undefined : h('div', { class: 'facets' }, heading(level, { class: 'unseen' }, 'Zawęź wyniki'), ...groups);
}

function group(
  filter: Filter,
  title: string,
  counted: readonly FacetValue[],
  wanted: Wanted,
  toggle: (value: Picked) => void,
): HTMLElement | undefined {
  const missing = wanted.picked.filter((one) => one.filter === filter && !counted.some(({ code }) => code === one.code));
  const values = [...missing.map(({ code, name }) => ({ code, name, count: 0 })), ...counted];
  if (values.length === 0) {
    return undefined;
  }
  const boxes = values.map((value) => box(filter, value, isPicked(wanted, filter, value.code), toggle));
  const rest = boxes.slice(SHOWN);
  return h('fieldset', {},
    h('legend', {}, title),
    ...boxes.slice(0, SHOWN),
    rest.length > 0 && h('details', { open: rest.some((one) => one.querySelector(':checked') !== null) },
      h('summary', {}, `Więcej (${rest.length})`),
      ...rest));
}

function box(filter: Filter, value: FacetValue, checked: boolean, toggle: (value: Picked) => void): HTMLElement {
  const name = filter === 'payment' ? PAYMENT[value.code as Payment['kind']] ?? value.name : value.name;
  const pick = { filter, code: value.code, name };
  const input = h('input', { type: 'checkbox', 'data-keep': `${filter}:${value.code}`, onchange: () => toggle(pick) });
  input.checked = checked;
  return h('label', { class: 'box' }, input, h('span', {}, name), h('span', { class: 'count' },
    h('span', { 'aria-hidden': 'true' }, String(value.count)), h('span', { class: 'unseen' }, ` (${value.count})`)));
}

/** What is picked, each with a way to undo it. */
export function chips(wanted: Wanted, toggle: (value: Picked) => void): HTMLElement | undefined {
  if (wanted.picked.length === 0) {
    return undefined;
  }
  return h('ul', { class: 'chips', 'aria-label': 'Wybrane zawężenia' }, ...wanted.picked.map((value) =>
    h('li', {}, h('button', { type: 'button', onclick: () => toggle(value) },
      h('span', { class: 'unseen' }, 'Usuń: '), value.name, h('span', { 'aria-hidden': 'true' }, ' ✕')))));
}
