import { css, html, LitElement, nothing } from 'lit';
import { post } from '../api.js';
import { base, notices } from '../styles.js';
import './copy-button.js';
import { problem } from './notices.js';

const COMMAND = 'deploy/quadrille audit';

/** Holds what the four services have written against the invariants, where this address can. */
class AuditPanel extends LitElement {
    static properties = { report: { state: true }, failure: { state: true }, busy: { state: true } };

    static styles = [base, notices, css`
        li {
            display: grid; grid-template-columns: 24px minmax(0, 1fr); padding: var(--s2) 0;
            border-top: 1px solid var(--line);
        }
        .mark { font-weight: 700; color: var(--good); }
        .broken .mark { color: var(--bad); }
        ul { margin-top: var(--s4); }
        p + p { margin-top: var(--s2); }
    `];

    render() {
        if (this.failure?.missing) {
            return html`
                <p>The audit reads the four databases, which are not to be reached from here. Run it beside them:</p>
                <p class="row"><code>${COMMAND}</code><q-copy quiet .text=${COMMAND}></q-copy></p>`;
        }
        return html`
            <div class="row">
                <button class="primary" ?disabled=${this.busy} @click=${this.#audit}>
                    ${this.busy ? 'Auditing…' : 'Audit now'}</button>
                <span role="status">${this.#verdict()}</span>
            </div>
            ${this.failure ? problem(this.failure, null, true) : nothing}
            ${this.report ? html`<ul>${this.report.invariants.map((one) => this.#invariant(one))}</ul>` : nothing}`;
    }

    #invariant({ name, holds, findings }) {
        return html`<li class=${holds ? '' : 'broken'}>
            <span class="mark" aria-hidden="true">${holds ? '✓' : '✗'}</span>
            <div><strong>${name}</strong><span class="sr">${holds ? ' holds' : ' does not hold'}</span>
                ${(findings ?? []).map((finding) => html`<p class="muted small break">${finding}</p>`)}</div></li>`;
    }

    #verdict() {
        if (!this.report || this.busy) {
            return '';
        }
        return this.report.clean ? 'Everything holds.' : 'Something does not hold.';
    }

    async #audit() {
        this.busy = true;
        try {
            this.report = await post('/audit');
            this.failure = null;
        } catch (failure) {
            this.failure = failure;
            this.report = null;
        }
        this.busy = false;
    }
}

customElements.define('q-audit', AuditPanel);
