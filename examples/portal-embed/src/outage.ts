import { h } from './dom.js';
import type { Outage } from './line.js';

/** Says that the API is away, when it is asked again, and lets the visitor ask at once. */
export class OutageBanner {
  readonly root: HTMLElement;
  private readonly text = h('p', { role: 'alert' });
  private readonly countdown = h('span', { 'aria-hidden': 'true' });
  private readonly actions: HTMLElement;
  private askNow = (): void => undefined;
  private ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    const button = h('button', { type: 'button', onclick: () => this.askNow() }, 'Spróbuj teraz');
    this.actions = h('p', { class: 'again', hidden: true }, this.countdown, button);
    this.root = h('div', { class: 'banner' }, this.text, this.actions);
  }

  show(outage: Outage, nothingYet: boolean): void {
    const text = nothingYet
      ? 'Katalog chwilowo nie odpowiada. Ponowimy próbę.'
      : 'Katalog chwilowo nie odpowiada. Widać to, co wczytaliśmy wcześniej. Ponowimy próbę.';
    // Said once per outage, not with every attempt.
    if (this.text.textContent !== text) {
      this.text.textContent = text;
    }
    this.askNow = outage.askNow;
    this.actions.hidden = false;
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.tick(outage.again), 1_000);
    this.tick(outage.again);
  }

  hide(): void {
    clearInterval(this.ticking);
    this.text.textContent = '';
    this.actions.hidden = true;
  }

  private tick(again: number): void {
    const seconds = Math.ceil((again - Date.now()) / 1_000);
    this.countdown.textContent = seconds > 0 ? `Następna próba za ${seconds} s ` : 'Łączymy się… ';
  }
}
