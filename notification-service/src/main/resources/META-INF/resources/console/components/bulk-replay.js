import { css, html, LitElement, nothing } from 'lit';
import { post } from '../api.js';
import { many } from '../format.js';
import { base, notices } from '../styles.js';
import { problem } from './notices.js';
import { isSigned, rememberedName, rememberName, signatureFields } from './signature.js';

/** Sends back every open letter that fits the filter. Says `replayed` when it did. */
class BulkReplay extends LitElement {
    static properties = {
        filter: {},
        signature: { state: true }, outcome: { state: true }, failure: { state: true }, busy: { state: true },
    };

    static styles = [base, notices, css`
        form { display: grid; gap: var(--s4); }
        li { padding: 2px 0; }
    `];

    constructor() {
        super();
        this.filter = {};
        this.signature = { by: rememberedName(), reason: '' };
    }

    render() {
        return html`
            <button @click=${this.#open}>Replay all that fit…</button>
            <dialog aria-labelledby="what">
                <form @submit=${this.#send}>
                    <h2 id="what">Replay all open dead letters that fit</h2>
                    ${this.#which()}
                    ${this.outcome ? this.#done() : html`
                        ${signatureFields(this.signature, this.#sign)}
                        ${this.failure ? problem(this.failure, null, true) : nothing}`}
                    <div class="row">
                        ${this.outcome?.remaining === 0 ? nothing : html`
                            <button class="primary" type="submit" ?disabled=${this.busy || !isSigned(this.signature)}>
                                ${this.outcome ? 'Go on' : 'Replay them'}</button>`}
                        <button type="button" @click=${this.#close}>${this.outcome ? 'Close' : 'Leave them'}</button>
                    </div>
                </form>
            </dialog>`;
    }

    #which() {
        const parts = Object.entries(this.#meant());
        return parts.length === 0 ? html`<p>Without a filter: every open one, the oldest first, 10,000 at most.</p>`
            : html`<div>
                <p>The oldest first, 10,000 at most:</p>
                <ul>${parts.map(([name, value]) => html`
                    <li class="break"><span class="muted">${name}</span> ${value}</li>`)}</ul>
            </div>`;
    }

    /** Only open ones are meant, whatever the list shows. */
    #meant() {
        const { state: _, ...filter } = this.filter;
        return filter;
    }

    #done() {
        const { replayed, remaining, withoutCopy } = this.outcome;
        const left = remaining > 0 ? `, ${remaining} remain` : '';
        const bare = withoutCopy > 0
            ? `${many(withoutCopy, 'letter')} without a copy: they go one by one, with a body.` : '';
        return html`<p class="done" role="status">${many(replayed, 'dead letter')} sent back${left}. ${bare}</p>`;
    }

    #sign = (part) => {
        this.signature = { ...this.signature, ...part };
    };

    #open() {
        this.outcome = null;
        this.failure = null;
        this.renderRoot.querySelector('dialog').showModal();
    }

    #close() {
        this.renderRoot.querySelector('dialog').close();
    }

    async #send(event) {
        event.preventDefault();
        this.busy = true;
        rememberName(this.signature.by);
        try {
            this.outcome = await post('/dead-letters/replay', { filter: this.#meant(), ...this.signature });
            this.failure = null;
            this.dispatchEvent(new CustomEvent('replayed'));
        } catch (failure) {
            this.failure = failure;
            this.outcome = null;
        }
        this.busy = false;
    }
}

customElements.define('q-bulk-replay', BulkReplay);
