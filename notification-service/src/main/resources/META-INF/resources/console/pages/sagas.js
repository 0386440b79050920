import { css, html, LitElement, nothing } from 'lit';
import { get } from '../api.js';
import { Score } from '../choreography.js';
import { KeysetPages } from '../components/keyset-pages.js';
import { empty, problem } from '../components/notices.js';
import '../components/saga-filters.js';
import { howMany } from '../components/saga-rows.js';
import { count } from '../format.js';
import { Hearing } from '../live.js';
import { href, refine, Route } from '../router.js';
import { base, notices } from '../styles.js';

const FIELDS = ['status', 'reason', 'customerId', 'since', 'until', 'minDurationMs', 'maxDurationMs'];
const PAUSE = 1000;
const SOON = 150;
const MOST_COUNTED = 999;

/** All sagas, newest first, live; what is new waits while somebody reads. */
class Sagas extends LitElement {
    static properties = { tick: { state: true } };

    static styles = [base, notices, css`
        :host {
            display: grid; grid-template-rows: auto auto minmax(320px, 1fr);
            height: calc(100dvh - var(--page-frame, 96px)); min-height: 480px;
        }
        .page-head { margin-bottom: var(--s4); }
        q-saga-filters { margin-bottom: var(--s3); }
        .rows { position: relative; min-height: 0; display: grid; }
        .pill {
            position: absolute; z-index: 3; top: 44px; left: 50%; transform: translateX(-50%); border-radius: 16px;
            box-shadow: 0 4px 16px var(--shadow);
        }
    `];

    #route = new Route(this, () => this.#readAddress());
    #score = new Score(this);
    #filter = {};
    #pages = null;
    #fresh = new Set();
    #manyMore = false;
    #held = false;
    #refreshed = 0;
    #timer;

    constructor() {
        super();
        new Hearing(this, (message) => this.#hear(message));
    }

    connectedCallback() {
        super.connectedCallback();
        document.addEventListener('keydown', this.#slash);
        this.#readAddress();
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        document.removeEventListener('keydown', this.#slash);
        clearTimeout(this.#timer);
    }

    #readAddress() {
        const { page, id, query } = this.#route.current;
        if (page !== 'sagas' || id) {
            return;
        }
        const filter = Object.fromEntries(FIELDS.filter((field) => query[field]).map((field) => [field, query[field]]));
        if (this.#pages && JSON.stringify(filter) === JSON.stringify(this.#filter)) {
            return;
        }
        this.#filter = filter;
        const load = async (after, limit) => {
            const { sagas, next } = await get('/sagas', { ...filter, after, limit });
            return { items: sagas, next };
        };
        this.#pages = new KeysetPages(load, (saga) => saga.orderId, () => { this.tick = Symbol('changed'); });
        this.#refresh();
    }

    render() {
        return html`
            <div class="page-head"><div><h1>Sagas</h1><p>${this.#pages.head ? `${howMany(this.#pages)}, newest first` :
                'Newest first'}</p></div></div>
            <q-saga-filters .filter=${this.#filter}
                @filter=${(event) => refine('sagas', event.detail)}></q-saga-filters>
            <div class="rows">
                ${this.#pages.problem ? problem(this.#pages.problem, () => this.#refresh(), true)
                    : this.#pages.isEmpty ? this.#nothing() : this.#rows()}
            </div>`;
    }

    #rows() {
        const waiting = this.#fresh.size;
        const words = this.#manyMore || waiting > MOST_COUNTED ? 'Many new' : `${count(waiting)} new`;
        return html`
            ${waiting > 0 && this.#held ? html`<button class="primary pill" @click=${this.#show}>${words}</button>` :
                nothing}
            <q-saga-rows .pages=${this.#pages} .score=${this.#score.value} .tick=${this.tick}
                @held=${(event) => this.#hold(event.detail)}></q-saga-rows>`;
    }

    #nothing() {
        return Object.keys(this.#filter).length > 0
            ? empty('No saga fits', 'New ones appear here as soon as they do.', html`<a class="button"
                href=${href('sagas')}>Show all</a>`)
            : empty('No order yet', 'Sagas appear here as soon as an order is placed.', html`<a class="button"
                href=${href('try')}>Place one</a>`);
    }

    #hear({ sagas, more, gap }) {
        const head = this.#pages.head?.orderId ?? '';
        for (const saga of sagas) {
            if (this.#pages.has(saga.orderId)) {
                this.#pages.replace(saga);
            } else if (saga.orderId > head && fits(saga, this.#filter)) {
                this.#fresh.add(saga.orderId);
            }
        }
        this.#manyMore ||= this.#fresh.size > 0 && more > 0;
        this.tick = Symbol('heard');
        if ((this.#fresh.size > 0 || gap) && !this.#held) {
            this.#refreshSoon();
        }
    }

    #hold(held) {
        if (held !== this.#held) {
            this.#held = held;
            this.requestUpdate();
        }
        if (!held && this.#fresh.size > 0) {
            this.#refreshSoon();
        }
    }

    #show() {
        this.renderRoot.querySelector('q-saga-rows').toTop();
        this.#refresh();
    }

    /** At most once a second. */
    #refreshSoon() {
        this.#timer ??= setTimeout(() => this.#refresh(), Math.max(SOON, this.#refreshed + PAUSE - Date.now()));
    }

    #refresh() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        this.#refreshed = Date.now();
        this.#fresh.clear();
        this.#manyMore = false;
        this.#pages.restart();
    }

    #slash = (event) => {
        const typing = event.composedPath()[0].matches?.('input, textarea, select');
        if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            this.renderRoot.querySelector('q-saga-filters').focusSearch();
        }
    };
}

/** Whether a saga that was heard of belongs into the list. */
function fits(saga, { status, reason, customerId, since, until, minDurationMs, maxDurationMs }) {
    const began = Date.parse(saga.startedAt);
    return (!status || saga.status === status)
        && (!reason || saga.reason === reason)
        && (!customerId || saga.customerId === customerId)
        && (!since || began >= Date.parse(since))
        && (!until || began < Date.parse(until))
        && (!minDurationMs || (saga.durationMs ?? -1) >= Number(minDurationMs))
        && (!maxDurationMs || (saga.durationMs ?? Infinity) <= Number(maxDurationMs));
}

customElements.define('q-sagas', Sagas);
