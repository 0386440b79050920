import { css, html, LitElement } from 'lit';
import { Problem, SERVICES } from '../api.js';
import { age, clock, count, sentence, time } from '../format.js';
import { base, chips } from '../styles.js';

/** The four services: whether they are up, how far they are behind, and what they have not said or not managed yet. */
class ServiceStrip extends LitElement {
    static properties = { statuses: {} };

    static styles = [base, chips, css`
        ul { display: grid; gap: var(--s3); grid-template-columns: repeat(4, minmax(0, 1fr)); }
        @media (max-width: 1280px) { ul { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
        @media (max-width: 560px) { ul { grid-template-columns: minmax(0, 1fr); } }
        .card { padding: var(--s4); display: grid; gap: var(--s3); align-content: start; }
        .card.away { border-color: var(--bad); background: var(--bad-soft); }
        dl { display: grid; grid-template-columns: repeat(3, auto); gap: 0 var(--s3); }
        dt { font-size: var(--text-s); line-height: 16px; color: var(--ink-2); grid-row: 1; }
        dd { grid-row: 2; font-weight: 600; }
        dd.warn { color: var(--warn); }
        @media (max-width: 560px) { .card:not(.away) .note { display: none; } }
        .note { font-size: var(--text-s); line-height: 16px; color: var(--ink-2); }
    `];

    render() {
        return html`<ul>${SERVICES.map((service) => this.#service(service, this.statuses?.[service]))}</ul>`;
    }

    #service(name, status) {
        const { state, word } = stateOf(status);
        return html`<li class="card ${state === 'bad' ? 'away' : ''}">
            <div class="row spread"><h3>${name}</h3><span class="chip ${state}">${word}</span></div>
            ${status && !(status instanceof Problem) ? this.#numbers(status) :
                html`<p class="note">${this.#note(status)}</p>`}
        </li>`;
    }

    #numbers({ lag, outbox, retries, version, since, faults }) {
        return html`
            <dl>
                <dt>behind</dt><dd class=${lag > 100 ? 'warn' : ''}>${count(lag)}</dd>
                <dt>outbox</dt><dd class=${outbox.oldestSeconds > 5 ? 'warn' : ''}>${outbox.waiting === 0
                    ? '0' : `${count(outbox.waiting)}, ${age(outbox.oldestSeconds)}`}</dd>
                <dt>retries</dt><dd class=${retries.waiting > 0 ? 'warn' : ''}>${count(retries.waiting)}</dd>
            </dl>
            <p class="note">${retries.nextDueAt && retries.waiting > 0
                ? `Next retry at ${clock(retries.nextDueAt)}.`
                : `${version}, up since ${time(since)}${faults === 'on' ? ', faults allowed' : ''}`}</p>`;
    }

    #note(status) {
        if (!status) {
            return 'Asking…';
        }
        return status.away ? `${sentence(status.message)} What it should hear waits for it.` : status.message;
    }
}

function stateOf(status) {
    if (!status) {
        return { state: 'plain', word: '…' };
    }
    if (status instanceof Problem) {
        return status.away ? { state: 'bad', word: 'Away' } : { state: '', word: 'Unknown' };
    }
    return { state: 'good', word: 'Up' };
}

customElements.define('q-services', ServiceStrip);
