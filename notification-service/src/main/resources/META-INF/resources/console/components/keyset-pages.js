const AHEAD = 60;
const KEPT = 8;

/**
 * A list that may be millions long, read in keyset pages: those near what is looked at are in memory, the others are
 * fetched again when they are looked at. All pages but the last have the same size, so a row's place says its page.
 */
export class KeysetPages {
    problem = null;

    #load;
    #changed;
    #id;
    #size;
    #pages = [];
    #where = new Map();
    #complete = false;
    #extending = null;
    #generation = 0;

    /** @param load of `(after, size)`: a promise of `{items, next}`; @param changed is told when rows have come */
    constructor(load, id, changed, size = 100) {
        this.#load = (after, count) => full(load, after, count);
        this.#id = id;
        this.#changed = changed;
        this.#size = size;
    }

    /** Rows that are known to be there, and a page more while there may be one. */
    get length() {
        const known = this.#pages.reduce((sum, page) => sum + page.size, 0);
        return this.#complete ? known : known + 1;
    }

    get complete() {
        return this.#complete;
    }

    get isEmpty() {
        return this.#complete && this.length === 0;
    }

    /** The first row, or undefined. */
    get head() {
        return this.#pages[0]?.items?.[0];
    }

    /** @returns undefined for a row that is not in memory */
    row(i) {
        return this.#pages[Math.floor(i / this.#size)]?.items?.[i % this.#size];
    }

    has(id) {
        return this.#where.has(id);
    }

    /** A newer state of a row; where it is not in memory, it is not needed. */
    replace(item) {
        const page = this.#where.get(this.#id(item));
        const i = page?.items?.findIndex((one) => this.#id(one) === this.#id(item)) ?? -1;
        if (i >= 0) {
            page.items[i] = item;
        }
    }

    /** Reads the first page, and forgets all others when it has come. */
    async restart() {
        const generation = ++this.#generation;
        try {
            const first = await this.#load(null, this.#size);
            if (generation === this.#generation) {
                this.#pages = [];
                this.#where.clear();
                this.#append(null, first);
            }
        } catch (failure) {
            this.#fail(generation, failure);
        }
        this.#changed();
    }

    /** These rows are looked at: what they need is fetched, what is far from them is forgotten. */
    want(first, last) {
        const from = Math.max(0, Math.floor((first - AHEAD) / this.#size));
        const to = Math.floor((last + AHEAD) / this.#size);
        for (let i = from; i <= Math.min(to, this.#pages.length - 1); i++) {
            this.#fetch(this.#pages[i]);
        }
        if (to >= this.#pages.length) {
            this.#extend();
        }
        this.#pages.forEach((page, i) => {
            if (i < from - KEPT || i > to + KEPT) {
                this.#forget(page);
            }
        });
    }

    async #extend() {
        if (this.#complete || this.#extending === this.#generation || this.#pages.length === 0) {
            return;
        }
        const generation = this.#generation;
        this.#extending = generation;
        const { next } = this.#pages.at(-1);
        try {
            const page = await this.#load(next, this.#size);
            if (generation === this.#generation) {
                this.#append(next, page);
            }
        } catch (failure) {
            this.#fail(generation, failure);
        }
        this.#extending = null;
        this.#changed();
    }

    async #fetch(page) {
        if (page.items || page.asked) {
            return;
        }
        page.asked = true;
        const generation = this.#generation;
        try {
            const { items } = await this.#load(page.after, page.size);
            if (generation === this.#generation) {
                this.#fill(page, items);
            }
        } catch (failure) {
            this.#fail(generation, failure);
        }
        page.asked = false;
        this.#changed();
    }

    #append(after, { items, next }) {
        const page = { after, next, size: items.length, items: null, asked: false };
        if (items.length > 0) {
            this.#pages.push(page);
            this.#fill(page, items);
        }
        this.#complete = next == null;
        this.problem = null;
    }

    #fill(page, items) {
        page.items = items;
        items.forEach((item) => this.#where.set(this.#id(item), page));
    }

    #forget(page) {
        page.items?.forEach((item) => this.#where.delete(this.#id(item)));
        page.items = null;
    }

    #fail(generation, failure) {
        if (generation === this.#generation) {
            this.problem = failure;
        }
    }
}

/** The service looks at only so many rows, so a page may be short and not be the last: what follows fills it. */
async function full(load, after, size) {
    const items = [];
    let next = after;
    do {
        const page = await load(next, size - items.length);
        items.push(...page.items);
        next = page.next;
    } while (next != null && items.length < size);
    return { items, next };
}
