import { ProblemError, type Facets, type ServicePage, type ServiceSummary } from '@open-cus/client';
import type { Catalogue } from './catalogue.js';
import { focusOn, h, heading, show } from './dom.js';
import { chips, facetPanel } from './facets.js';
import { isSuperseded, type Line } from './line.js';
import { cards, laterSection, nothing, summary, understood, type Acts } from './results.js';
import { SearchBox } from './search-box.js';
import { asks, EVERYTHING, toggled, withoutPlace, type Picked, type Wanted } from './wanted.js';

/** Search, facets and results. */
export class ListView {
  readonly root: HTMLElement;
  private wanted: Wanted = EVERYTHING;
  private page: ServicePage | undefined;
  private readonly box: SearchBox;
  private readonly count = h('p', { class: 'found', role: 'status' });
  private readonly above = h('div', { class: 'above' });
  private readonly available = h('ul', { class: 'cards' });
  private readonly more = h('button', { type: 'button', class: 'wide', hidden: true, onclick: () => this.run(this.loadMore()) }, 'Pokaż więcej');
  private readonly later = h('section', { class: 'later', hidden: true });
  private readonly aside = h('aside', { class: 'aside', id: 'facets', 'aria-label': 'Zawęź wyniki' });
  private readonly narrow: HTMLButtonElement;
  private readonly results: HTMLElement;
  private readonly acts: Acts;

  constructor(private readonly catalogue: Catalogue, private readonly line: Line, private readonly level: number) {
    this.acts = {
      search: (words) => this.search(words),
      withoutPlace: (name) => this.search(withoutPlace(this.wanted.words, name)),
      clear: () => this.ask({ ...this.wanted, picked: [] }),
    };
    this.box = new SearchBox(this.acts.search, (text) => this.suggest(text));
    this.narrow = h('button', {
      type: 'button', class: 'narrow', hidden: true, 'aria-expanded': 'false', 'aria-controls': 'facets', onclick: () => this.unfold() }, 'Zawęź wyniki');
    this.results = h('div', { class: 'results' },
      heading(level, { class: 'unseen' }, 'Wyniki'), this.count, this.above, this.available, this.more, this.later);
    this.root = h('div', { class: 'list' }, this.box.form, this.narrow, h('div', { class: 'columns' }, this.aside, this.results));
  }

  /** Whether anything was ever shown. */
  get loaded(): boolean {
    return this.page !== undefined;
  }

  start(): void {
    this.ask(this.wanted);
  }

  private search(words: string): void {
    this.box.words = words;
    this.ask({ words, picked: this.wanted.picked });
  }

  private readonly toggle = (value: Picked): void => this.ask(toggled(this.wanted, value));

  private ask(wanted: Wanted): void {
    this.wanted = wanted;
    this.run(this.load(wanted));
  }

  private run(work: Promise<void>): void {
    work.catch((failure: unknown) => {
      if (!isSuperseded(failure)) {
        this.busy(false);
        this.count.textContent = failure instanceof ProblemError ? failure.errors[0]?.message ?? failure.detail ?? failure.title : 'Coś poszło nie tak.';
      }
    });
  }

  private async load(wanted: Wanted): Promise<void> {
    this.busy(true);
    const page = await this.line.load('list', (signal) => this.catalogue.page(wanted, undefined, signal));
    const instead = page.items.length === 0 && page.notYetAvailable === undefined ? await this.loadLater(wanted) : undefined;
    this.page = page;
    this.busy(false);
    this.keepingFocus(() => this.render(page, page.notYetAvailable ?? instead?.items, instead?.facets ?? page.facets));
  }

  private loadLater(wanted: Wanted): Promise<ServicePage> {
    return this.line.load('list', (signal) => this.catalogue.notYet(wanted, signal));
  }

  private async loadMore(): Promise<void> {
    const page = await this.line.load('list', (signal) => this.catalogue.page(this.wanted, this.page?.nextCursor, signal));
    const first = this.available.childElementCount;
    this.page = page;
    this.available.append(...cards(page.items, this.level + 1));
    this.more.hidden = page.nextCursor === undefined;
    this.available.children[first]?.querySelector('a')?.focus();
  }

  private render(page: ServicePage, later: ServiceSummary[] | undefined, facets: Facets | undefined): void {
    const { reading, advice } = page;
    const found = page.facets?.total ?? page.items.length;
    this.count.textContent = summary(found, later?.length ?? 0, asks(this.wanted));
    show(this.above, chips(this.wanted, this.toggle), understood(reading, this.acts),
      found === 0 && nothing(advice, this.wanted, later ?? [], this.acts));
    show(this.available, ...cards(page.items, this.level + 1));
    this.more.hidden = page.nextCursor === undefined;
    this.renderLater(later);
    show(this.aside, facets && facetPanel(facets, this.wanted, this.toggle, this.level));
    this.narrow.hidden = this.aside.childElementCount === 0;
    this.narrow.textContent = `Zawęź wyniki${this.wanted.picked.length > 0 ? ` (${this.wanted.picked.length})` : ''}`;
  }

  private renderLater(later: ServiceSummary[] | undefined): void {
    this.later.hidden = later?.length === 0;
    if (later !== undefined) {
      show(this.later, ...laterSection(later, this.level));
      return;
    }
    const look = () => this.run(this.loadLater(this.wanted).then(({ items }) => {
      this.renderLater(items);
      focusOn(this.later.querySelector<HTMLElement>('.section') ?? this.count);
    }));
    show(this.later, h('button', { type: 'button', class: 'wide', onclick: look }, 'Zobacz, co jest planowane'));
  }

  private async suggest(text: string): ReturnType<Catalogue['suggest']> {
    return this.line.once('suggest', (signal) => this.catalogue.suggest(text, signal));
  }

  private busy(busy: boolean): void {
    this.results.setAttribute('aria-busy', String(busy));
    if (busy) {
      this.count.textContent = 'Szukamy…';
    }
  }

  /** The parts are drawn anew; whoever stood on one of them stands on its successor, or on the count. */
  private keepingFocus(draw: () => void): void {
    const root = this.root.getRootNode() as ShadowRoot;
    const focused = root.activeElement;
    const key = focused?.getAttribute('data-keep');
    const inside = focused !== null && (this.aside.contains(focused) || this.results.contains(focused));
    draw();
    if (inside && !focused.isConnected) {
      const next = key ? this.root.querySelector<HTMLElement>(`[data-keep="${CSS.escape(key)}"]`) : null;
      next === null ? focusOn(this.count) : next.focus();
    }
  }

  private unfold(): void {
    const open = this.root.classList.toggle('narrowing');
    this.narrow.setAttribute('aria-expanded', String(open));
  }
}
