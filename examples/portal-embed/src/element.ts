import { ProblemError, type Centre } from '@open-cus/client';
import { Catalogue } from './catalogue.js';
import { serviceView } from './detail.js';
import { focusOn, h, heading, show } from './dom.js';
import { centreHead } from './hours.js';
import { isSuperseded, Line, type Outage } from './line.js';
import { ListView } from './list-view.js';
import { OutageBanner } from './outage.js';
import { forgetService, wantedService } from './route.js';
import style from './style.css';

/**
 * `<open-cus-catalogue base-url="https://…" centre="gorno" heading-level="2">`: the public catalogue of one centre. What
 * stands inside the element is shown when the catalogue cannot be reached at all, for example a telephone number.
 */
export class OpenCusCatalogue extends HTMLElement {
  static readonly observedAttributes = ['base-url', 'centre', 'heading-level'];

  private line: Line | undefined;
  private list: ListView | undefined;
  private catalogue: Catalogue | undefined;
  private about: Promise<Centre | undefined> = Promise.resolve(undefined);
  private cameFromList = false;
  private readonly banner = new OutageBanner();
  private readonly head = h('div');
  private readonly listPlace = h('div');
  private readonly service = h('div', { class: 'detail', hidden: true });
  private readonly instead = h('slot', { hidden: true });

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.append(h('div', { class: 'frame', part: 'frame', lang: 'pl' },
      this.head, this.banner.root, this.instead, this.listPlace, this.service));
  }

  connectedCallback(): void {
    globalThis.addEventListener('hashchange', this.route);
    globalThis.addEventListener('popstate', this.route);
    this.start();
  }

  disconnectedCallback(): void {
    globalThis.removeEventListener('hashchange', this.route);
    globalThis.removeEventListener('popstate', this.route);
    this.stop();
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.line !== undefined) {
      this.stop();
      this.start();
    }
  }

  private start(): void {
    const centre = this.getAttribute('centre');
    if (!centre) {
      show(this.head, h('p', { class: 'note' }, 'Brakuje atrybutu centre.'));
      return;
    }
    this.catalogue = new Catalogue(this.getAttribute('base-url') ?? '', centre);
    this.line = new Line((outage) => this.tell(outage));
    this.list = new ListView(this.catalogue, this.line, this.level + 1);
    show(this.listPlace, this.list.root);
    this.list.start();
    this.about = this.loadHead(this.catalogue, this.line).catch((failure: unknown) => this.headless(failure));
    this.route();
  }

  private stop(): void {
    this.line?.close();
    this.banner.hide();
    delete this.service.dataset['id'];
    this.swap(false);
  }

  private get level(): number {
    return Number(this.getAttribute('heading-level')) || 2;
  }

  private async loadHead(catalogue: Catalogue, line: Line): Promise<Centre> {
    const { centre, hours } = await line.load('head', (signal) => catalogue.head(signal));
    show(this.head, centreHead(centre, hours, this.level));
    return centre;
  }

  private headless(failure: unknown): undefined {
    if (!isSuperseded(failure)) {
      const unknown = failure instanceof ProblemError && failure.status === 404;
      show(this.head, h('p', { class: 'note', role: 'alert' }, unknown ? 'Nie ma takiego centrum.' : 'Coś poszło nie tak.'));
    }
  }

  private readonly route = (): void => {
    const id = this.answersAddresses ? wantedService(this.getAttribute('centre')) : undefined;
    const shown = this.service.dataset['id'];
    if (id !== undefined && id !== shown && this.line !== undefined && this.catalogue !== undefined) {
      this.cameFromList = !this.listPlace.hidden && this.list?.loaded === true;
      this.service.dataset['id'] = id;
      this.swap(true);
      void this.loadService(id, this.line, this.catalogue).catch((failure: unknown) => this.missing(id, failure));
    } else if (id === undefined && shown !== undefined) {
      const reading = this.service.contains(this.shadowRoot?.activeElement ?? null);
      delete this.service.dataset['id'];
      this.swap(false);
      // Whoever went on to another part of the page stays there.
      if (reading) {
        this.list?.root.querySelector<HTMLElement>(`[data-keep="${shown}"]`)?.focus();
      }
    }
  };

  /** Of several elements for one centre the first shows the service that the page's address names. */
  private get answersAddresses(): boolean {
    const same = [...document.querySelectorAll(this.localName)].filter((one) => one.getAttribute('centre') === this.getAttribute('centre'));
    return !same.includes(this) || same[0] === this;
  }

  private async loadService(id: string, line: Line, catalogue: Catalogue): Promise<void> {
    show(this.service, this.back(), h('p', { role: 'status' }, 'Wczytujemy…'));
    const service = await line.load('service', (signal) => catalogue.service(id, signal));
    this.showService(id, serviceView(service, await this.about, this.level + 1));
  }

  private missing(id: string, failure: unknown): void {
    if (!isSuperseded(failure)) {
      this.showService(id, h('article', {},
        heading(this.level + 1, { class: 'title' }, 'Nie ma tu tej usługi'),
        h('p', {}, 'Mogła zostać usunięta z katalogu albo adres jest niepełny.')));
    }
  }

  private showService(id: string, view: HTMLElement): void {
    // Whoever has gone on meanwhile is not called back.
    if (this.service.dataset['id'] !== id) {
      return;
    }
    show(this.service, this.back(), view);
    const title = view.querySelector<HTMLElement>('.title');
    if (title !== null) {
      focusOn(title);
    }
    this.scrollIntoView({ block: 'start' });
  }

  private back(): HTMLElement {
    const goBack = (event: Event): void => {
      event.preventDefault();
      if (this.cameFromList) {
        history.back();
      } else {
        forgetService();
        this.route();
      }
    };
    return h('p', { class: 'back' }, h('a', { href: '#', onclick: goBack }, '‹ Wróć do listy'));
  }

  private swap(toService: boolean): void {
    this.service.hidden = !toService;
    this.listPlace.hidden = toService;
    if (!toService) {
      show(this.service);
    }
  }

  private tell(outage: Outage | undefined): void {
    const nothingYet = this.list?.loaded !== true;
    outage === undefined ? this.banner.hide() : this.banner.show(outage, nothingYet);
    this.instead.hidden = outage === undefined || !nothingYet;
  }
}

if (customElements.get('open-cus-catalogue') === undefined) {
  customElements.define('open-cus-catalogue', OpenCusCatalogue);
}
