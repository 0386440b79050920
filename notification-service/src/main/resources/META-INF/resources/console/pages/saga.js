import { css, html, LitElement, nothing } from 'lit';
import { failedAttempts, get, post, Problem } from '../api.js';
import { Score } from '../choreography.js';
import '../components/awaited-note.js';
import '../components/copy-button.js';
import '../components/event-drawer.js';
import '../components/growing-age.js';
import { empty, loading, problem } from '../components/notices.js';
import { statusChip } from '../components/outcome.js';
import { exactTime, speaker } from '../components/score-layout.js';
import '../components/score-view.js';
import { curl, javaTest } from '../components/snippets.js';
import { attemptsCard, lettersCard, troublesStyle } from '../components/troubles.js';
import { duration, eventName, shortId, time } from '../format.js';
import { Live } from '../live.js';
import { go, href } from '../router.js';
import { base, chips, notices } from '../styles.js';

const PAUSE = 300;

/** One saga: what happened when and because of what, what it waits for, and what can be done. */
class SagaPage extends LitElement {
    static properties = { orderId: {}, saga: { state: true }, failure: { state: true }, note: { state: true },
        said: { state: true } };

    static styles = [base, notices, chips, troublesStyle, css`
        h1 { font-family: var(--mono); font-size: 18px; letter-spacing: 0; overflow-wrap: anywhere; }
        .facts-row {
            display: flex; flex-wrap: wrap; gap: var(--s1) var(--s5); margin-top: var(--s2); color: var(--ink-2);
            align-items: center;
        }
        .facts-row strong { color: var(--ink); font-weight: 600; }
        td.number { white-space: nowrap; }
        tbody tr { cursor: pointer; }
        tbody tr:hover { background: var(--hover); }
        td button {
            min-height: 0; padding: 0; border: 0; background: none !important; color: var(--ink); font-weight: 600;
            text-align: left; white-space: normal;
        }
        td button:hover { text-decoration: underline; }
        .back td button { color: var(--back); }
        td.mono { font-size: 13px; }
        .card h2 { margin-bottom: var(--s3); }
        @media (max-width: 760px) { .wide { display: none; } .page-head .row { width: 100%; } }
    `];

    #score = new Score(this);
    #live = null;
    #timer;

    connectedCallback() {
        super.connectedCallback();
        if (this.orderId) {
            this.#watch();
        }
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        this.#unwatch();
    }

    willUpdate(changed) {
        if (changed.has('orderId') && changed.get('orderId') !== undefined) {
            this.#unwatch();
            this.saga = null;
            this.said = null;
            this.#watch();
        }
    }

    #watch() {
        this.#load();
        this.#live = new Live({ saga: this.orderId });
        this.#live.addEventListener('sagas', () => this.#loadSoon());
        this.#live.open();
    }

    #unwatch() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        this.#live?.close();
    }

    #loadSoon() {
        this.#timer ??= setTimeout(() => this.#load(), PAUSE);
    }

    async #load() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        const { orderId } = this;
        try {
            const saga = await get(`/sagas/${orderId}`);
            if (orderId === this.orderId) {
                this.saga = { ...saga, attempts: this.saga?.attempts ?? [] };
                this.failure = null;
                await this.#loadAttempts(orderId);
            }
        } catch (failure) {
            this.failure = failure;
        }
    }

    /** After the saga itself: it need not wait for four services. */
    async #loadAttempts(orderId) {
        const attempts = await failedAttempts(orderId);
        if (orderId === this.orderId) {
            this.saga = { ...this.saga, attempts };
        }
    }

    render() {
        if (!this.saga) {
            return this.failure ? this.#unheard() : loading();
        }
        const { saga } = this;
        return html`
            ${this.#head(saga)}
            <div class="stack">
                ${this.said ?? nothing}
                ${this.failure ? problem(this.failure, () => this.#load(), true) : nothing}
                ${(saga.awaited ?? []).map((one) => this.#awaited(saga, one))}
                ${this.#score.problem ? problem(this.#score.problem, () => this.#score.hostConnected(), true) : nothing}
                ${saga.events.length === 0 ? this.#forgotten(saga) : html`
                    <section class="card" aria-label="Score">
                        <q-score .saga=${saga} .score=${this.#score.value} .chosen=${this.note}
                            @note=${(event) => this.#choose(event.detail)}></q-score>
                    </section>`}
                ${saga.attempts.length > 0 ? attemptsCard(saga) : nothing}
                ${saga.deadLetters.length > 0 ? lettersCard(saga.deadLetters) : nothing}
                ${saga.events.length > 0 ? this.#events(saga) : nothing}
            </div>
            <q-event-drawer .event=${saga.events.find((event) => event.id === this.note)} .orderId=${saga.orderId}
                @done=${() => { this.note = null; }}></q-event-drawer>
            <dialog aria-labelledby="sure">
                <div class="stack">
                    <h2 id="sure">Cancel this order?</h2>
                    <p>What was done for it is undone: a charge is refunded, goods are put back. Once it is confirmed it
                        cannot be cancelled.</p>
                    <div class="row"><button @click=${() => this.#dialog().close()}>Leave it</button>
                        <button class="danger" @click=${this.#cancel}>Cancel the order</button></div>
                </div>
            </dialog>`;
    }

    #dialog() {
        return this.renderRoot.querySelector('dialog');
    }

    #head(saga) {
        return html`
            <div class="page-head">
                <div>
                    <p class="small"><a href=${href('sagas')}>Sagas</a></p>
                    <h1>${saga.orderId}</h1>
                    <div class="facts-row">
                        ${statusChip(saga)}
                        <span>customer ${saga.customerId
                            ? html`<a href=${href('sagas', { customerId: saga.customerId })}>${saga.customerId}</a>`
                            : 'unknown'}</span>
                        <span>began <strong>${time(saga.startedAt)}</strong></span>
                        <span>${saga.status === 'RUNNING'
                            ? html`for <strong><q-age since=${saga.startedAt}></q-age></strong>`
                            : html`took <strong>${duration(saga.durationMs)}</strong>`}</span>
                    </div>
                </div>
                <div class="row">
                    ${saga.status === 'RUNNING' ? html`
                        <button class="danger" @click=${() => this.#dialog().showModal()}>Cancel the order</button>`
                        : nothing}
                    <q-copy label="Copy as curl" .text=${() => curl(saga, location.origin)}></q-copy>
                    ${saga.status === 'RUNNING' ? nothing : html`
                        <q-copy label="Copy as test" .text=${() => javaTest(saga)}></q-copy>`}
                </div>
            </div>`;
    }

    #awaited(saga, awaited) {
        const letters = saga.deadLetters.filter(({ state, service }) => state === 'OPEN' && service === awaited.from);
        return html`<q-awaited .awaited=${awaited} .letters=${letters.length}></q-awaited>`;
    }

    #forgotten({ steps }) {
        return empty('Its events are not kept any more', `What was heard, in order: ${steps.join(', ')}.`);
    }

    #events(saga) {
        const from = Math.min(...saga.events.map((event) => exactTime(event.time)));
        const names = new Map(saga.events.map((event) => [event.id, eventName(event.type)]));
        return html`<section class="card"><h2>Events</h2>
            <div class="scroll"><table>
                <thead><tr>
                    <th class="number">At</th><th>Event</th><th class="wide">From</th><th class="wide">Because of</th>
                    <th class="wide">Topic, partition, offset</th>
                </tr></thead>
                <tbody>${saga.events.map((event) => html`
                    <tr class=${this.#score.value?.isBack(names.get(event.id)) ? 'back' : ''}
                        @click=${() => this.#choose({ id: event.id })}>
                        <td class="number">+${duration(exactTime(event.time) - from)}</td>
                        <td><button aria-haspopup="dialog">${names.get(event.id)}</button></td>
                        <td class="wide">${speaker(event)}</td>
                        <td class="wide muted">${names.get(event.causationId) ??
                            (event.causationId ? shortId(event.causationId) : 'a request or the clock')}</td>
                        <td class="wide mono muted">${event.topic} / ${event.partition} / ${event.offset}</td>
                    </tr>`)}</tbody>
            </table></div></section>`;
    }

    #unheard() {
        return this.failure instanceof Problem && this.failure.missing
            ? empty('Nothing was heard about this order', html`<code class="break">${this.orderId}</code> may have been
                placed a moment ago, may be forgotten by now, or the id is not right.`, html`<div class="row">
                    <button @click=${() => this.#load()}>Look again</button>
                    <a class="button" href=${href('sagas')}>All sagas</a></div>`)
            : problem(this.failure, () => this.#load());
    }

    #choose({ id, kind }) {
        if (kind === 'letter') {
            go(`dead-letters/${id}`);
        } else {
            this.note = id;
        }
    }

    async #cancel() {
        this.#dialog().close();
        try {
            await post(`/orders/${this.orderId}/cancel`);
            this.said = html`<p class="done" role="status">The order is being cancelled: what was done for it is
                undone.</p>`;
        } catch (failure) {
            this.said = problem(failure, null, true);
        }
        this.#loadSoon();
    }
}

customElements.define('q-saga', SagaPage);
