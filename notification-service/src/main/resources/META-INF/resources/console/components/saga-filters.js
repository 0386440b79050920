import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { duration, isOrderId, time, title, words } from '../format.js';
import { go } from '../router.js';
import { base, chips } from '../styles.js';
import { REASONS } from './outcome.js';

const STATUSES = [['', 'All'], ['RUNNING', 'Running'], ['SHIPPED', 'Shipped'], ['CANCELLED', 'Cancelled']];
const AGES = [['', 'Any time'], ['900', 'Last 15 minutes'], ['3600', 'Last hour'], ['86400', 'Last day'],
    ['604800', 'Last 7 days']];

/** Which sagas are shown. Says `filter` with the whole new filter (detail). */
class SagaFilters extends LitElement {
    static properties = { filter: {}, more: { state: true }, wrong: { state: true } };

    static styles = [base, chips, css`
        .bar { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
        .tabs {
            display: inline-flex; padding: 2px; border-radius: 8px; background: var(--sunken);
            border: 1px solid var(--line);
        }
        .tabs button { border: 0; min-height: 28px; background: none; color: var(--ink-2); }
        .tabs button[aria-pressed=true] {
            background: var(--raised); color: var(--ink); box-shadow: 0 1px 2px var(--shadow);
        }
        .search { flex: 1 1 220px; max-width: 360px; position: relative; }
        .search kbd {
            position: absolute; right: 8px; top: 6px; border: 1px solid var(--line-strong); border-radius: 4px;
            padding: 0 6px; font: 12px/18px var(--mono); color: var(--ink-3);
        }
        input:focus + kbd { display: none; }
        .wrong { color: var(--bad); font-size: var(--text-s); }
        .bar select { width: auto; }
        .more {
            display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
            margin-top: var(--s3); padding: var(--s4); border: 1px solid var(--line); border-radius: var(--round-l);
            background: var(--surface);
        }
        .set { display: flex; flex-wrap: wrap; gap: var(--s2); margin-top: var(--s2); }
        .set button { min-height: 24px; border-radius: 12px; font-size: var(--text-s); padding: 0 10px; }
        @media (max-width: 760px) {
            .tabs { width: 100%; }
            .tabs button { flex: 1; padding: 0 var(--s1); }
            .search { max-width: none; flex-basis: 100%; }
            .bar select { flex: 1; min-width: 0; padding: 0 4px; }
        }
    `];

    constructor() {
        super();
        this.filter = {};
        this.more = false;
        this.wrong = false;
    }

    focusSearch() {
        this.renderRoot.querySelector('#search').focus();
    }

    render() {
        const { status = '', reason = '' } = this.filter;
        return html`
            <div class="bar" role="search" aria-label="Sagas">
                <div class="tabs" role="group" aria-label="Status">${STATUSES.map(([value, name]) => html`
                    <button aria-pressed=${value === status}
                        @click=${() => this.#setStatus(value)}>${name}</button>`)}</div>
                <select aria-label="Reason" .value=${live(reason)}
                    @change=${(event) => this.#setReason(event.target.value)}>
                    <option value="">Any reason</option>
                    ${REASONS.map((one) => html`<option value=${one}
                        ?selected=${one === reason}>${title(words(one))}</option>`)}
                </select>
                <select aria-label="Began" .value=${live('')} @change=${this.#within}>
                    ${AGES.map(([value, name]) => html`<option value=${value}>${name}</option>`)}
                </select>
                <button aria-expanded=${this.more} aria-controls="more" @click=${() => { this.more = !this.more; }}>
                    More filters</button>
                <form class="search" @submit=${this.#find}>
                    <label class="sr" for="search">Order id</label>
                    <input id="search" type="search" placeholder="Go to an order by its id" autocomplete="off"
                        spellcheck="false" aria-invalid=${this.wrong}
                        @input=${this.#typed}>
                    <kbd aria-hidden="true">/</kbd>
                    ${this.wrong ? html`<span class="wrong" role="alert">An order id has 36 characters, like
                        01a1fb96-e392-76cd-8448-62033affc71b.</span>` : nothing}
                </form>
            </div>
            <div id="more">${this.more ? this.#fields() : nothing}</div>
            ${this.#chosen()}`;
    }

    #fields() {
        const { customerId = '', since, until, minDurationMs = '', maxDurationMs = '' } = this.filter;
        return html`<div class="more">
            ${this.#field('Customer', 'customerId', 'text', customerId, (text) => text.trim())}
            ${this.#field('Began at or after', 'since', 'datetime-local', local(since), utc)}
            ${this.#field('Began before', 'until', 'datetime-local', local(until), utc)}
            ${this.#field('Took at least, in ms', 'minDurationMs', 'number', minDurationMs, (text) => text)}
            ${this.#field('Took at most, in ms', 'maxDurationMs', 'number', maxDurationMs, (text) => text)}
        </div>`;
    }

    #field(label, name, type, value, read) {
        return html`<div class="field"><label for=${name}>${label}</label>
            <input id=${name} type=${type} min="0" step=${type === 'datetime-local' ? 1 : nothing} .value=${live(value)}
                @change=${(event) => this.#set({ [name]: read(event.target.value) })}></div>`;
    }

    /** What is set beyond the first row, each to be taken away. */
    #chosen() {
        const { customerId, since, until, minDurationMs, maxDurationMs } = this.filter;
        const set = [
            customerId && ['customerId', `customer ${customerId}`],
            since && ['since', `since ${time(since)}`],
            until && ['until', `before ${time(until)}`],
            minDurationMs && ['minDurationMs', `at least ${duration(Number(minDurationMs))}`],
            maxDurationMs && ['maxDurationMs', `at most ${duration(Number(maxDurationMs))}`],
        ].filter(Boolean);
        return set.length === 0 ? nothing : html`<div class="set">${set.map(([name, text]) => html`
            <button aria-label="Without: ${text}" @click=${() => this.#set({ [name]: '' })}>${text} <span
                aria-hidden="true">×</span></button>`)}</div>`;
    }

    /** Only what was cancelled has a reason. */
    #setStatus(status) {
        this.#set({ status, reason: status === 'CANCELLED' ? this.filter.reason : '' });
    }

    #setReason(reason) {
        this.#set({ reason, status: reason ? 'CANCELLED' : this.filter.status });
    }

    #within(event) {
        const seconds = Number(event.target.value);
        this.#set({ since: seconds ? wholeSecond(new Date(Date.now() - seconds * 1000)) : '', until: '' });
    }

    #set(change) {
        this.dispatchEvent(new CustomEvent('filter', { detail: { ...this.filter, ...change } }));
    }

    /** A whole id that is pasted is enough. */
    #typed(event) {
        this.wrong = false;
        if (isOrderId(event.target.value)) {
            go(`sagas/${event.target.value.trim().toLowerCase()}`);
        }
    }

    #find(event) {
        event.preventDefault();
        const text = event.target.querySelector('input').value;
        this.wrong = text.trim() !== '' && !isOrderId(text);
    }
}

/** As a field of the browser has it, in local time. */
function local(instant) {
    if (!instant) {
        return '';
    }
    const at = new Date(instant);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

const utc = (text) => (text ? wholeSecond(new Date(text)) : '');

const wholeSecond = (date) => date.toISOString().replace(/\.\d+/, '');

customElements.define('q-saga-filters', SagaFilters);
