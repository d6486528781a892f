type Child = Node | string | undefined | false;
type Attributes = Record<string, string | number | boolean | undefined | ((event: never) => void)>;

/** An element; `on…` attributes are listeners, so no markup is ever parsed and no inline handler is needed. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...present(children));
  return element;
}

/** A heading of the level that fits into the page around. */
export function heading(level: number, attributes: Attributes, ...children: Child[]): HTMLHeadingElement {
  return h(`h${Math.min(6, level)}` as 'h2', attributes, ...children);
}

/** Replaces what an element shows. */
export function show(element: Element, ...children: Child[]): void {
  element.replaceChildren(...present(children));
}

/** Moves the focus to something that is not a control, for readers who listen. */
export function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}

function present(children: Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => child !== undefined && child !== false && child !== '');
}
