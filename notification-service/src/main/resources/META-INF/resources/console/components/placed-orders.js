import { css, html, LitElement, nothing } from 'lit';
import { get } from '../api.js';
import { duration, outcome, shortId } from '../format.js';
import { Hearing } from '../live.js';
import { href } from '../router.js';
import { base, chips, notices } from '../styles.js';
import './growing-age.js';
import { melodyStyle } from './melody-style.js';
import { problem } from './notices.js';
import { melody, statusChip } from './outcome.js';
import { cancel, KINDS, newCustomer, place } from './outcome-orders.js';

const PAUSE = 1500;
const SHOWN = 12;

/** A button for every outcome, and each order that was placed with one, followed to its end. */
class PlacedOrders extends LitElement {
    static properties = { score: {}, placed: { state: true }, failure: { state: true } };

    static styles = [base, chips, notices, melodyStyle, css`
        .kinds { display: grid; grid-template-columns: repeat(auto-fill, minmax(232px, 1fr)); gap: var(--s3); }
        .kinds button {
            display: grid; justify-items: start; gap: 2px; padding: var(--s3); white-space: normal; text-align: left;
            min-height: 72px; align-content: start; justify-content: stretch;
        }
        .kinds small { font-weight: 400; font-size: var(--text-s); line-height: 16px; color: var(--ink-2); }
        .placed { margin-top: var(--s5); }
        .placed li {
            display: grid; grid-template-columns: 152px 176px 88px minmax(0, 1fr) 96px; gap: var(--s1) var(--s4);
            align-items: center; padding: var(--s2) 0; border-top: 1px solid var(--line); min-height: 44px;
        }
        .placed a.id { font-family: var(--mono); font-size: 13px; }
        .took { text-align: right; }
        .wrong { color: var(--bad); }
        .foot { margin-top: var(--s2); }
        @media (max-width: 760px) {
            .kinds { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s2); }
            .placed li { grid-template-columns: minmax(0, 1fr) auto; }
            .placed .notes { display: none; }
        }
    `];

    #customer = newCustomer('try');
    #timer;

    constructor() {
        super();
        this.placed = [];
        new Hearing(this, ({ sagas }) => sagas.forEach((saga) => this.#hear(saga)));
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    render() {
        return html`
            <div class="kinds">${KINDS.map((kind) => html`
                <button @click=${() => this.#place(kind)}>${kind.name}<small>${kind.about}</small></button>`)}</div>
            ${this.failure ? html`<div class="placed">${problem(this.failure, null, true)}</div>` : nothing}
            ${this.placed.length === 0 ? nothing : html`
                <ul class="placed">${this.placed.slice(0, SHOWN).map((one) => this.#line(one))}</ul>
                <p class="foot small">
                    <a href=${href('sagas', { customerId: this.#customer })}>All of them, as sagas</a></p>`}`;
    }

    #line({ kind, orderId, saga }) {
        const ended = saga && saga.status !== 'RUNNING';
        const otherwise = ended && outcome(saga) !== kind.ends;
        return html`<li>
            <a class="id" href=${href(`sagas/${orderId}`)} title=${orderId}>${shortId(orderId)}</a>
            <span>${kind.name}</span>
            <span class="notes">${saga ? melody(saga, this.score) : nothing}</span>
            <span>${saga ? statusChip(saga) : html`<span class="chip">Accepted</span>`}
                ${otherwise ? html`<span class="wrong small">another end than usual</span>` : nothing}</span>
            <span class="took">${ended ? duration(saga.durationMs)
                : saga?.startedAt ? html`<q-age since=${saga.startedAt}></q-age>` : '…'}</span>
        </li>`;
    }

    async #place(kind) {
        try {
            const orderId = await place(kind, this.#customer);
            this.placed = [{ kind, orderId, saga: null }, ...this.placed];
            this.failure = null;
            this.#ask(300);
            if (kind.cancel) {
                await cancel(orderId);
            }
        } catch (failure) {
            this.failure = failure;
        }
    }

    #hear(saga) {
        if (this.placed.some((one) => one.orderId === saga.orderId)) {
            this.placed = this.placed.map((one) => (one.orderId === saga.orderId ? { ...one, saga } : one));
        }
    }

    /** The live updates tell only of the newest where there are many: so it is asked, too, until all have ended. */
    #ask(pause) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(async () => {
            const page = await get('/sagas', { customerId: this.#customer, limit: 100 }).catch(() => ({ sagas: [] }));
            page.sagas.forEach((saga) => this.#hear(saga));
            if (this.isConnected && this.placed.slice(0, SHOWN).some(isOpen)) {
                this.#ask(PAUSE);
            }
        }, pause);
    }
}

const isOpen = ({ saga }) => !saga || saga.status === 'RUNNING';

customElements.define('q-placed-orders', PlacedOrders);
