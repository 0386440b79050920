import { css, html, LitElement, nothing } from 'lit';
import { get } from '../api.js';
import { count, duration, many, outcome, title, words } from '../format.js';
import { href } from '../router.js';
import { base, chips, notices } from '../styles.js';
import { problem } from './notices.js';
import { OUTCOME_COLOURS } from './outcome.js';
import { kindOf, newCustomer, place } from './outcome-orders.js';

const MOST = 500;
const AT_ONCE = 16;
const PAUSE = 700;

/** Many orders at once, and what becomes of them. */
class OrderBurst extends LitElement {
    static properties = { size: { state: true }, mixed: { state: true }, run: { state: true } };

    static styles = [base, chips, notices, css`
        form { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: flex-end; }
        form .field:first-child { width: 112px; }
        select { width: auto; }
        .bar {
            display: flex; height: 12px; border-radius: 6px; overflow: hidden; background: var(--sunken);
            border: 1px solid var(--line); margin: var(--s4) 0 var(--s3);
        }
        .legend { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); }
        .legend span { display: inline-flex; gap: 6px; align-items: center; }
        .legend i { width: 10px; height: 10px; border-radius: 3px; }
    `];

    constructor() {
        super();
        this.size = 100;
        this.mixed = true;
    }

    render() {
        const busy = this.run && !this.run.done;
        return html`
            <form @submit=${this.#start}>
                <div class="field"><label for="size">Orders</label>
                    <input id="size" type="number" min="1" max=${MOST} required .value=${String(this.size)}
                        @input=${(event) => { this.size = Number(event.target.value); }}></div>
                <div class="field"><label for="mix">Mix</label>
                    <select id="mix" @change=${(event) => { this.mixed = event.target.value === 'mixed'; }}>
                        <option value="mixed">nine in ten ship, the others fail in four ways</option>
                        <option value="shipped">all ship</option>
                    </select></div>
                <button class="primary" type="submit" ?disabled=${busy}>Place them</button>
                ${busy ? html`<button type="button"
                    @click=${() => { this.run = { ...this.run, stopped: true }; }}>Stop</button>` : nothing}
            </form>
            ${this.run ? this.#progress(this.run) : nothing}`;
    }

    #progress({ size, accepted, refused, failure, ends, customer, began, last }) {
        const ended = [...ends.values()].reduce((sum, n) => sum + n, 0);
        return html`
            <div class="bar" role="progressbar" aria-label="Orders that ended" aria-valuemin="0" aria-valuemax=${size}
                aria-valuenow=${ended}>
                ${[...ends].map(([one, n]) => html`
                    <span .style=${`width:${(n / size) * 100}%;${filled(one)}`}></span>`)}
            </div>
            <p>${count(accepted)} of ${many(size, 'order')} accepted, <strong>${count(ended)} ended</strong>${ended
                === size ? html`, the last ${duration(last - began)} after the first request` : nothing}.
                <a href=${href('sagas', { customerId: customer })}>See them</a></p>
            <p class="legend small muted">${[...ends].map(([one, n]) => html`
                <span><i .style=${filled(one)}></i>${title(words(one))} ${count(n)}</span>`)}</p>
            ${refused > 0 ? problem(failure, null, true) : nothing}`;
    }

    async #start(event) {
        event.preventDefault();
        const size = Math.min(MOST, Math.max(1, Math.floor(this.size)));
        const customer = newCustomer('burst');
        const began = Date.now();
        this.run = {
            size, customer, began, last: began, accepted: 0, refused: 0, ends: new Map(), stopped: false, done: false,
        };
        const numbers = Array.from({ length: size }, (_, i) => i).values();
        this.#follow(customer);
        await Promise.all(Array.from({ length: AT_ONCE }, () => this.#send(numbers)));
        this.run = { ...this.run, size: this.run.accepted || size, sent: true, done: this.run.accepted === 0 };
    }

    /** Each sender takes the next number from the same row. */
    async #send(numbers) {
        for (const number of numbers) {
            if (this.run.stopped || !this.isConnected) {
                return;
            }
            try {
                await place(kindOf(number, this.mixed), this.run.customer);
                this.run = { ...this.run, accepted: this.run.accepted + 1 };
            } catch (failure) {
                this.run = { ...this.run, refused: this.run.refused + 1, failure };
            }
        }
    }

    /** Until all that were accepted have ended, or another burst has begun. */
    async #follow(customer) {
        while (this.isConnected && this.run.customer === customer && !this.run.done) {
            await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
            const page = await get('/sagas', { customerId: customer, limit: MOST }).catch(() => null);
            if (page && this.run.customer === customer) {
                this.#count(page.sagas.filter((saga) => saga.status !== 'RUNNING'));
            }
        }
    }

    #count(ended) {
        const ends = new Map();
        ended.forEach((saga) => ends.set(outcome(saga), (ends.get(outcome(saga)) ?? 0) + 1));
        const last = Math.max(this.run.began, ...ended.map((saga) => Date.parse(saga.endedAt)));
        this.run = { ...this.run, ends, last, done: Boolean(this.run.sent) && ended.length >= this.run.accepted };
    }
}

const filled = (outcome) => `background:var(${OUTCOME_COLOURS[outcome] ?? '--ink-3'})`;

customElements.define('q-burst', OrderBurst);
