import type { Suggestion } from '@open-cus/client';
import { h, show } from './dom.js';
import { counted } from './words.js';

const SHORTEST = 2;
const SETTLES_MS = 180;

const KIND: Partial<Record<Suggestion['kind'], string>> = {
  'target-group': 'dla kogo',
  challenge: 'problem',
  'service-domain': 'rodzaj wsparcia',
  organisation: 'organizacja',
  place: 'miejsce',
  topic: 'temat',
};

/** The field for one's own words: a combobox after the ARIA pattern, with suggestions that nobody has to use. */
export class SearchBox {
  readonly form: HTMLFormElement;
  private readonly field: HTMLInputElement;
  private readonly list = h('ul', { id: 'suggestions', role: 'listbox', 'aria-label': 'Podpowiedzi', hidden: true });
  private readonly clear: HTMLButtonElement;
  private readonly told = h('p', { class: 'unseen', role: 'status' });
  private active = -1;
  /** Counts what ended an offer: suggestions that arrive after it are no longer wanted. */
  private ended = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly search: (words: string) => void,
    private readonly suggest: (text: string) => Promise<Suggestion[]>,
  ) {
    this.field = h('input', {
      id: 'words', type: 'text', role: 'combobox', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
      maxlength: 200, enterkeyhint: 'search', 'aria-autocomplete': 'list', 'aria-expanded': 'false',
      'aria-controls': 'suggestions', 'aria-describedby': 'words-hint',
      oninput: () => this.typed(), onkeydown: (event: KeyboardEvent) => this.key(event), onblur: () => this.close(),
    });
    this.clear = h('button', { type: 'button', class: 'clear', 'aria-label': 'Wyczyść', hidden: true, onclick: () => this.empty() }, '✕');
    this.form = h('form', { role: 'search', class: 'search', onsubmit: (event: Event) => this.submit(event) },
      h('label', { for: 'words' }, 'Czego potrzebujesz?'),
      h('p', { id: 'words-hint', class: 'hint' }, 'Napisz własnymi słowami, na przykład „kto posprząta u starszej osoby”.'),
      h('div', { class: 'field' }, this.field, this.clear, this.list),
      h('button', { type: 'submit', class: 'primary' }, 'Szukaj'),
      this.told);
  }

  /** Shows these words in the field. */
  set words(words: string) {
    this.field.value = words;
    this.clear.hidden = words === '';
  }

  focus(): void {
    this.field.focus();
  }

  private typed(): void {
    this.clear.hidden = this.field.value === '';
    clearTimeout(this.settling);
    this.settling = setTimeout(() => void this.offer(), SETTLES_MS);
  }

  private async offer(): Promise<void> {
    const { ended } = this;
    const text = this.field.value.trim();
    const suggestions = text.length < SHORTEST ? [] : await this.suggest(text).catch(() => []);
    if (ended !== this.ended || text !== this.field.value.trim() || !this.field.matches(':focus')) {
      return;
    }
    this.active = -1;
    this.field.removeAttribute('aria-activedescendant');
    show(this.list, ...suggestions.map((suggestion, at) => this.option(suggestion, at)));
    this.open(suggestions.length > 0);
    this.told.textContent = suggestions.length > 0 ? counted(suggestions.length, ['podpowiedź', 'podpowiedzi', 'podpowiedzi']) : '';
  }

  private option({ text, kind }: Suggestion, at: number): HTMLLIElement {
    const label = KIND[kind];
    // Pressing the mouse must not take the focus from the field before the click counts.
    return h('li', { id: `suggestion-${at}`, role: 'option', 'aria-selected': 'false', 'data-text': text,
      onmousedown: (event: Event) => event.preventDefault(), onclick: () => this.choose(text) },
      text, label !== undefined && h('small', {}, ` ${label}`));
  }

  private key(event: KeyboardEvent): void {
    const count = this.list.hidden ? 0 : this.list.childElementCount;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count > 0) {
      event.preventDefault();
      this.mark((this.active + step + count + (this.active < 0 && step < 0 ? 1 : 0)) % count);
    } else if (event.key === 'Escape' && count > 0) {
      event.preventDefault();
      this.close();
    } else if (event.key === 'Enter' && count > 0 && this.active >= 0) {
      event.preventDefault();
      this.choose((this.list.children[this.active] as HTMLElement).dataset['text'] ?? '');
    }
  }

  private mark(at: number): void {
    this.active = at;
    for (const [place, option] of [...this.list.children].entries()) {
      option.setAttribute('aria-selected', String(place === at));
    }
    this.list.children[at]?.scrollIntoView({ block: 'nearest' });
    this.field.setAttribute('aria-activedescendant', `suggestion-${at}`);
  }

  private choose(text: string): void {
    this.words = text;
    this.close();
    this.search(text);
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.close();
    this.search(this.field.value.trim());
  }

  private empty(): void {
    this.words = '';
    this.close();
    this.focus();
    this.search('');
  }

  private open(open: boolean): void {
    this.list.hidden = !open;
    this.field.setAttribute('aria-expanded', String(open));
  }

  private close(): void {
    clearTimeout(this.settling);
    this.ended++;
    this.active = -1;
    this.field.removeAttribute('aria-activedescendant');
    this.told.textContent = '';
    this.open(false);
  }
}
