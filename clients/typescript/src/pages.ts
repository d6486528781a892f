/** One page of a list, as every list of the API answers it. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** Where a page starts: spread it into the request. */
export interface At {
  cursor?: string;
}

/** A list that loads its pages only as they are walked over. Each walk starts anew. */
export class Paged<T, P extends Page<T> = Page<T>> implements AsyncIterable<T> {
  constructor(private readonly load: (at: At) => Promise<P>) {}

  /** The items, one after the other; stop whenever you like. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) {
      yield* page.items;
    }
  }

  /** Whole pages, with their facets and whatever else they carry. */
  async *pages(): AsyncGenerator<P, void, undefined> {
    let at: At = {};
    for (;;) {
      const page = await this.load(at);
      yield page;
      if (page.nextCursor === undefined) {
        return;
      }
      if (page.nextCursor === at.cursor) {
        throw new Error('the list does not advance: a page names itself as the next one');
      }
      at = { cursor: page.nextCursor };
    }
  }

  /** The first page, loaded once. */
  first(): Promise<P> {
    return this.load({});
  }

  /** At most so many items. */
  async take(count: number): Promise<T[]> {
    const taken: T[] = [];
    for await (const item of this) {
      if (taken.push(item) >= count) {
        break;
      }
    }
    return taken;
  }
}

/** One page of a list of the directory standard, which numbers its pages. */
export interface NumberedPage<T> {
  contents: T[];
  last_page: boolean;
}

/** Walks over a list whose pages have numbers: `numbered((page) => hsds.getPaginatedListOfServices({ centre: 'gorno', page }))`. */
export async function* numbered<T>(load: (page: number) => Promise<NumberedPage<T>>): AsyncGenerator<T, void, undefined> {
  for (let number = 1; ; number++) {
    const page = await load(number);
    yield* page.contents;
    if (page.last_page) {
      return;
    }
  }
}

/** Walks over any list: `paged((at) => cus.directory.listPlaces({ centre: 'gorno', ...at }))`. */
export function paged<T, P extends Page<T>>(load: (at: At) => Promise<P & Page<T>>): Paged<T, P> {
  return new Paged<T, P>(load);
}
