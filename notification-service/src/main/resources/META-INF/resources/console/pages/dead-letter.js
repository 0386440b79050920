import { css, html, LitElement, nothing } from 'lit';
import { contracts, get, post, Problem } from '../api.js';
import '../components/body-editor.js';
import '../components/copy-button.js';
import { empty, loading, problem } from '../components/notices.js';
import { isSigned, rememberedName, rememberName, signatureFields } from '../components/signature.js';
import { eventName, many, shortId, time } from '../format.js';
import { href } from '../router.js';
import { base, chips, notices } from '../styles.js';
import { STATE_CLASSES } from './dead-letters.js';

/** One dead letter whole: why it is one, what it holds, what was done to it, and what can be. */
class DeadLetter extends LitElement {
    static properties = {
        letterId: {}, letter: { state: true }, failure: { state: true }, signature: { state: true },
            correction: { state: true },
        refused: { state: true }, said: { state: true }, busy: { state: true }, schemas: { state: true },
    };

    static styles = [base, notices, chips, css`
        .columns { display: grid; grid-template-columns: minmax(0, 1fr) 344px; gap: var(--s4); align-items: start; }
        .cause { font-size: var(--text-l); font-weight: 600; overflow-wrap: anywhere; }
        .card h2 { margin-bottom: var(--s3); }
        aside .card { display: grid; gap: var(--s4); }
        aside .card h2 { margin: 0; }
        details[open] summary { margin-bottom: var(--s2); }
        .actions li { padding: var(--s2) 0; }
        .actions li + li { border-top: 1px solid var(--line); }
        @media (max-width: 980px) { .columns { grid-template-columns: minmax(0, 1fr); } }
    `];

    constructor() {
        super();
        this.signature = { by: rememberedName(), reason: '' };
        this.schemas = new Map();
    }

    connectedCallback() {
        super.connectedCallback();
        contracts().then(({ events }) => {
            this.schemas = new Map(events.flatMap((event) => event.versions.map((version) =>
                [version.wireName, version.schema])));
        }, () => { /* Without them nothing is checked. */ });
    }

    willUpdate(changed) {
        if (changed.has('letterId')) {
            this.letter = null;
            this.said = null;
            this.refused = null;
            this.#load();
        }
    }

    async #load() {
        const { letterId } = this;
        try {
            const letter = await get(`/dead-letters/${letterId}`);
            if (letterId === this.letterId) {
                this.letter = letter;
                this.correction = null;
                this.failure = null;
            }
        } catch (failure) {
            this.failure = failure;
        }
    }

    render() {
        if (!this.letter) {
            return this.failure instanceof Problem && this.failure.missing
                ? empty('No such dead letter', html`<code>${this.letterId}</code> is not kept here.`,
                    html`<a class="button" href=${href('dead-letters')}>All dead letters</a>`)
                : this.failure ? problem(this.failure, () => this.#load()) : loading();
        }
        const { letter } = this;
        return html`
            <div class="page-head"><div>
                <p class="small"><a href=${href('dead-letters', { state: 'OPEN' })}>Dead letters</a></p>
                <h1>${eventName(letter.type) || 'An unreadable record'}, not handled by ${letter.service}</h1>
            </div><span class="chip ${STATE_CLASSES[letter.state]}">${letter.state.toLowerCase()}</span></div>
            <div class="columns">
                <div class="stack">
                    <section class="card">${this.#why(letter)}</section>
                    <section class="card"><q-body-editor .letter=${letter} .schema=${this.schemas.get(letter.type)}
                        @correction=${(event) => { this.correction = event.detail; }}></q-body-editor></section>
                </div>
                <aside class="stack">
                    ${this.#decision(letter)}
                    ${this.#history(letter)}
                </aside>
            </div>`;
    }

    #why(letter) {
        return html`
            <div class="stack">
                <p class="cause">${letter.cause}</p>
                <dl class="facts">
                    <dt>given up</dt>
                    <dd>${time(letter.at)}, after ${many(letter.attempts, 'attempt')}, by version ${letter.version}</dd>
                    <dt>read at</dt><dd><code>${letter.topic} / ${letter.partition} / ${letter.offset}</code></dd>
                    <dt>event</dt>
                    <dd>${letter.type ? html`<a href=${href(`contracts/${eventName(letter.type)}`)}>${letter.type}</a>`
                        : 'not said'} <code class="faint">${letter.eventId}</code></dd>
                    <dt>order</dt>
                    <dd class="mono">${letter.orderId
                        ? html`<a href=${href(`sagas/${letter.orderId}`)}>${letter.orderId}</a>` : 'unknown'}</dd>
                    ${letter.replayId ? html`<dt>of the replay</dt><dd><code>${letter.replayId}</code></dd>` : nothing}
                </dl>
                ${letter.stack ? html`<details>
                    <summary>Stack</summary><pre class="box" tabindex="0">${letter.stack}</pre>
                </details>` : nothing}
            </div>`;
    }

    #decision(letter) {
        const changed = this.correction && Object.keys(this.correction).join(' and other ');
        return html`<section class="card" aria-label="Decide">
            <h2>Decide</h2>
            ${this.said ?? nothing}
            ${signatureFields(this.signature, this.#sign)}
            <p class="muted small">
                Goes back ${changed ? `with another ${changed}` : 'as it came'}.
                It is handled once, though its event was heard before.</p>
            ${this.refused ? this.#again() : nothing}
            <div class="row">
                <button class="primary" ?disabled=${!this.#ready} @click=${() => this.#replay({})}>
                    ${this.correction ? 'Replay, corrected' : 'Replay'}</button>
                ${letter.state === 'OPEN'
                    ? html`<button ?disabled=${!this.#ready} @click=${this.#park}>Park</button>` : nothing}
            </div>
            ${isSigned(this.signature) ? nothing
                : html`<p class="small faint">Both are noted with the letter, so both are needed.</p>`}
        </section>`;
    }

    #sign = (part) => {
        this.signature = { ...this.signature, ...part };
    };

    get #ready() {
        return !this.busy && isSigned(this.signature);
    }

    /** What was refused may be sent all the same where the service says how. */
    #again() {
        const { message } = this.refused.failure;
        const way = message.includes('"again": true') ? 'again' : message.includes('"force": true') ? 'force' : null;
        return html`${problem(this.refused.failure, null, true)}
            ${way ? html`<button class="danger" ?disabled=${!this.#ready}
                @click=${() => this.#replay({ ...this.refused.wish, [way]: true })}>Send it all the same</button>`
                : nothing}`;
    }

    #history(letter) {
        const { actions, others } = letter;
        return html`<section class="card" aria-label="History">
            <h2>What was done</h2>
            ${actions.length === 0
                ? html`<p class="muted">Nothing yet.</p>`
                : html`<ol class="actions">${actions.map(actionLine)}</ol>`}
            ${others.length === 0 ? nothing : html`<div>
                <h3>Other letters of this event</h3>
                ${others.map((id) => html`
                    <p class="mono"><a href=${href(`dead-letters/${id}`)}>${shortId(id)}</a></p>`)}
            </div>`}
        </section>`;
    }

    #replay(wish) {
        return this.#decide(async () => {
            const form = { ...this.signature, ...this.correction, ...wish };
            const { replayId } = await post(`/dead-letters/${this.letterId}/replay`, form);
            return html`It is on its way back to ${this.letter.service}, as replay
                <code class="break">${replayId}</code>. What fails again comes as a new letter.`;
        }, wish);
    }

    #park() {
        return this.#decide(async () => {
            await post(`/dead-letters/${this.letterId}/park`, this.signature);
            return 'It is parked.';
        }, {});
    }

    async #decide(act, wish) {
        this.busy = true;
        rememberName(this.signature.by);
        try {
            const words = await act();
            this.said = html`<p class="done" role="status">${words}</p>`;
            this.refused = null;
            await this.#load();
        } catch (failure) {
            this.said = null;
            this.refused = { failure, wish };
        }
        this.busy = false;
    }
}

const actionLine = ({ action, by, at, reason, corrected }) => html`
    <li><strong>${action === 'REPLAY' ? 'Replayed' : 'Parked'}</strong> by ${by}, <span class="muted">${time(at)}</span>
        <p class="muted break">${reason}</p>
        ${corrected ? html`<p class="small">corrected: ${corrected}</p>` : nothing}</li>`;

customElements.define('q-dead-letter', DeadLetter);
