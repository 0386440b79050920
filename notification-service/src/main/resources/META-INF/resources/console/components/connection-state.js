import { css, html, LitElement } from 'lit';
import { live } from '../live.js';
import { base } from '../styles.js';

/** Whether this page hears what happens, and if not, when it tries again. */
class ConnectionState extends LitElement {
    static styles = [base, css`
        .state {
            display: inline-flex; align-items: center; gap: var(--s2); font-size: var(--text-s); font-weight: 550;
            color: var(--ink-2); min-height: 32px;
        }
        .dot { width: 8px; height: 8px; border-radius: 50%; background: var(--warn); }
        .live .dot { background: var(--good); }
        button { min-height: 24px; padding: 0 var(--s2); }
    `];

    #timer;

    connectedCallback() {
        super.connectedCallback();
        live.addEventListener('state', this.#changed);
        this.#timer = setInterval(() => live.state === 'waiting' && this.requestUpdate(), 500);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        live.removeEventListener('state', this.#changed);
        clearInterval(this.#timer);
    }

    #changed = () => this.requestUpdate();

    render() {
        const waiting = live.state === 'waiting';
        return html`<span class="state ${live.state}">
            <span class="dot" aria-hidden="true"></span>
            <span>${this.#words()}</span>
            ${waiting ? html`<button @click=${live.retry} aria-label="Reconnect now">Now</button>` : ''}
        </span>
        <span class="sr" role="status">${waiting ? 'Live updates have stopped; reconnecting' : ''}</span>`;
    }

    #words() {
        if (live.state === 'live') {
            return 'Live';
        }
        const seconds = Math.max(0, Math.ceil((live.retryAt - Date.now()) / 1000));
        return live.state === 'waiting' && seconds > 0 ? `Reconnecting in ${seconds} s` : 'Connecting…';
    }
}

customElements.define('q-connection', ConnectionState);
