import type { Facets, ServiceQuery } from '@open-cus/client';

/** The facets shown, in this order. */
export const FACETS = [
  { key: 'targetGroups', filter: 'targetGroup', title: 'Dla kogo' },
  { key: 'domains', filter: 'domain', title: 'Rodzaj wsparcia' },
  { key: 'places', filter: 'place', title: 'Gdzie' },
  { key: 'payments', filter: 'payment', title: 'Koszt' },
  { key: 'providers', filter: 'provider', title: 'Kto prowadzi' },
] as const satisfies readonly { key: keyof Facets; filter: keyof ServiceQuery; title: string }[];

export type Filter = (typeof FACETS)[number]['filter'];

/** A value picked from a facet. */
export interface Picked {
  readonly filter: Filter;
  readonly code: string;
  readonly name: string;
}

/** What the visitor asks for: own words and picked values. */
export interface Wanted {
  readonly words: string;
  readonly picked: readonly Picked[];
}

export const EVERYTHING: Wanted = { words: '', picked: [] };

/** Whether the visitor has asked for anything yet. */
export function asks({ words, picked }: Wanted): boolean {
  return words !== '' || picked.length > 0;
}

export function isPicked(wanted: Wanted, filter: Filter, code: string): boolean {
  return wanted.picked.some((picked) => picked.filter === filter && picked.code === code);
}

/** The same wish with a value picked, or no longer picked. */
export function toggled(wanted: Wanted, value: Picked): Wanted {
  const others = wanted.picked.filter((picked) => picked.filter !== value.filter || picked.code !== value.code);
  return { ...wanted, picked: others.length < wanted.picked.length ? others : [...others, value] };
}

/** The wish as the contract puts it. */
export function query(wanted: Wanted): Omit<ServiceQuery, 'centre'> {
  const filters: Partial<Record<Filter, string[]>> = {};
  for (const { filter, code } of wanted.picked) {
    (filters[filter] ??= []).push(code);
  }
  return { ...(wanted.words ? { q: wanted.words } : {}), ...(filters as ServiceQuery) };
}

/** The words without those that name this place in any of its cases: "dzieci w Bęczkowie" without Bęczków is "dzieci". */
export function withoutPlace(words: string, place: string): string {
  const names = place.split(/\s+/).map(folded).filter((name) => name.length > 2);
  const kept: string[] = [];
  for (const word of words.split(/\s+/)) {
    if (!names.some((name) => sameWord(folded(word), name))) {
      kept.push(word);
    } else if (/^(w|we|z|ze|do|na|koło|kolo|od|gminie|gmina|gminy)$/i.test(kept.at(-1) ?? '')) {
      kept.pop();
    }
  }
  return kept.join(' ');
}

function sameWord(word: string, name: string): boolean {
  const stem = name.slice(0, Math.max(3, name.length - 2));
  return word.startsWith(stem) && word.length <= name.length + 4;
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/[^a-z0-9]/g, '');
}
