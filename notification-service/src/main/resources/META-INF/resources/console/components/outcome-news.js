import { css, html, LitElement } from 'lit';
import { many, outcome, words } from '../format.js';
import { Hearing } from '../live.js';
import { base } from '../styles.js';

const EVERY = 15_000;
const REMEMBERED = 2_000;

/** Tells a screen reader how many sagas ended and how, at most every 15 seconds. */
class OutcomeNews extends LitElement {
    static properties = { words: { state: true } };

    static styles = [base, css`:host { position: fixed; inset: auto auto 0 0; }`];

    #counts = new Map();
    #told = new Set();
    #timer;

    constructor() {
        super();
        this.words = '';
        new Hearing(this, ({ sagas }) => sagas.forEach((saga) => this.#count(saga)));
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
        this.#timer = undefined;
    }

    render() {
        return html`<span class="sr" aria-live="polite">${this.words}</span>`;
    }

    #count(saga) {
        if (saga.status === 'RUNNING' || this.#told.has(saga.orderId)) {
            return;
        }
        this.#told.add(saga.orderId);
        if (this.#told.size > REMEMBERED) {
            this.#told.delete(this.#told.values().next().value);
        }
        const end = outcome(saga);
        this.#counts.set(end, (this.#counts.get(end) ?? 0) + 1);
        this.#timer ??= setTimeout(() => this.#tell(), EVERY);
    }

    #tell() {
        this.#timer = undefined;
        this.words = `${[...this.#counts].map(([end, n]) => `${many(n, 'saga')}: ${words(end)}`).join(', ')}.`;
        this.#counts.clear();
    }
}

customElements.define('q-outcome-news', OutcomeNews);
