import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { get, SERVICES } from '../api.js';
import '../components/bulk-replay.js';
import { empty, loading, problem } from '../components/notices.js';
import { causeText, eventName, shortId, time } from '../format.js';
import { go, href, refine, Route } from '../router.js';
import { base, chips, notices } from '../styles.js';

export const STATE_CLASSES = { OPEN: 'bad', REPLAYED: 'running', PARKED: '' };

const FIELDS = ['service', 'state', 'type', 'topic', 'orderId', 'cause', 'since', 'until'];
const PAGE = 50;

/** What no service could handle, newest first. */
class DeadLetters extends LitElement {
    static properties = { letters: { state: true }, next: { state: true }, failure: { state: true },
        busy: { state: true } };

    static styles = [base, notices, chips, css`
        .filters {
            display: grid; grid-template-columns: repeat(auto-fill, minmax(168px, 1fr)); gap: var(--s3);
            margin-bottom: var(--s4);
        }
        .card { padding: 0; }
        tbody tr { cursor: pointer; }
        td { white-space: nowrap; }
        tbody tr:hover { background: var(--hover); }
        td.cause { width: 100%; min-width: 240px; white-space: normal; }
        td.cause a {
            color: var(--ink); font-weight: 550; display: -webkit-box; -webkit-box-orient: vertical;
            -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere;
        }
        .more { padding: var(--s3); text-align: center; border-top: 1px solid var(--line); }
        @media (max-width: 1240px) { .attempts, .order { display: none; } }
        @media (max-width: 760px) {
            thead { display: none; }
            tbody tr {
                display: grid; grid-template-columns: minmax(0, 1fr) auto; padding: var(--s3) var(--s4);
                border-bottom: 1px solid var(--line); gap: var(--s1) var(--s3);
            }
            td { padding: 0; border: 0; min-width: 0 !important; }
            td.cause { grid-column: 1 / -1; grid-row: 2; }
            td.state { grid-row: 1; grid-column: 2; justify-self: end; }
            tbody tr:last-child { border-bottom: 0; }
            .filters { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        }
    `];

    #route = new Route(this, () => this.#load());
    #asked = 0;

    connectedCallback() {
        super.connectedCallback();
        this.#load();
    }

    get #filter() {
        const { query } = this.#route.current;
        return Object.fromEntries(FIELDS.filter((field) => query[field]).map((field) => [field, query[field]]));
    }

    async #load(after = null) {
        if (this.#route.current.page !== 'dead-letters' || this.#route.current.id) {
            return;
        }
        const asked = ++this.#asked;
        this.busy = true;
        try {
            const page = await get('/dead-letters', { ...this.#filter, after, limit: PAGE });
            if (asked === this.#asked) {
                this.letters = after ? [...this.letters, ...page.deadLetters] : page.deadLetters;
                this.next = page.next;
                this.failure = null;
            }
        } catch (failure) {
            this.failure = failure;
        }
        this.busy = false;
    }

    render() {
        return html`
            <div class="page-head">
                <div><h1>Dead letters</h1><p>What a service could not read, or tried in vain. Each waits until somebody
                    decides.</p></div>
                <q-bulk-replay .filter=${this.#filter} @replayed=${() => this.#load()}></q-bulk-replay>
            </div>
            ${this.#filters()}
            <div class="stack">
                ${this.failure ? problem(this.failure, () => this.#load(), true) : nothing}
                ${this.letters ? this.#list() : this.failure ? nothing : loading()}
            </div>`;
    }

    #filters() {
        return html`<div class="filters" role="search" aria-label="Dead letters">
            ${this.#choice('state', 'State', 'Any state', ['OPEN', 'REPLAYED', 'PARKED'], (one) => one.toLowerCase())}
            ${this.#choice('service', 'Service', 'Any service', SERVICES)}
            ${this.#text('cause', 'Cause', 'part of it')}
            ${this.#text('type', 'Event', 'order.created.v2')}
            ${this.#text('topic', 'Topic', 'orders.created')}
            ${this.#text('orderId', 'Order id', '36 characters')}
        </div>`;
    }

    #choice(name, label, any, values, text = (value) => value) {
        const chosen = this.#filter[name] ?? '';
        return html`<div class="field"><label for=${name}>${label}</label>
            <select id=${name} .value=${live(chosen)} @change=${(event) => this.#set(name, event.target.value)}>
                <option value="">${any}</option>
                ${values.map((value) => html`<option value=${value}
                    ?selected=${value === chosen}>${text(value)}</option>`)}
            </select></div>`;
    }

    #text(name, label, placeholder) {
        return html`<div class="field"><label for=${name}>${label}</label>
            <input id=${name} type="search" placeholder=${placeholder} spellcheck="false" autocomplete="off"
                .value=${live(this.#filter[name] ?? '')}
                @change=${(event) => this.#set(name, event.target.value.trim())}></div>`;
    }

    #set(name, value) {
        refine('dead-letters', { ...this.#filter, [name]: value });
    }

    #list() {
        if (this.letters.length === 0) {
            return Object.keys(this.#filter).some((name) => name !== 'state')
                ? empty('No dead letter fits', 'Nothing of this kind is kept here.', html`<a class="button"
                    href=${href('dead-letters')}>Show all</a>`)
                : empty('No dead letters',
                    'Every event could be handled, or somebody has decided over each that could not.');
        }
        return html`<div class="card"><table>
            <thead><tr><th>When</th><th>Service</th><th>Event</th><th>Cause</th><th
                class="attempts number">Attempts</th><th class="order">Order</th><th>State</th></tr></thead>
            <tbody>${this.letters.map((letter) => this.#line(letter))}</tbody></table>
            ${this.next ? html`<div class="more"><button ?disabled=${this.busy}
                @click=${() => this.#load(this.next)}>Older ones</button></div>` : nothing}</div>`;
    }

    #line(letter) {
        return html`<tr @click=${(event) => event.target.localName !== 'a' && go(`dead-letters/${letter.id}`)}>
            <td class="muted">${time(letter.at)}</td>
            <td>${letter.service}</td>
            <td>${eventName(letter.type) || html`<span class="faint">unreadable</span>`}</td>
            <td class="cause"><a href=${href(`dead-letters/${letter.id}`)}>${causeText(letter.cause)}</a></td>
            <td class="attempts number">${letter.attempts}</td>
            <td class="order mono">${letter.orderId ? html`<a href=${href(`sagas/${letter.orderId}`)}
                title=${letter.orderId}>${shortId(letter.orderId)}</a>` : '–'}</td>
            <td class="state">
                <span class="chip ${STATE_CLASSES[letter.state]}">${letter.state.toLowerCase()}</span></td>
        </tr>`;
    }
}

customElements.define('q-dead-letters', DeadLetters);
