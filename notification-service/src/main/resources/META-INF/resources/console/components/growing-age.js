import { html, LitElement } from 'lit';
import { age, secondsSince } from '../format.js';

/** How long ago something was, growing by the second. */
class GrowingAge extends LitElement {
    static properties = { since: {}, ago: { type: Boolean } };

    #timer;

    constructor() {
        super();
        this.ago = false;
    }

    createRenderRoot() {
        return this;
    }

    connectedCallback() {
        super.connectedCallback();
        this.#timer = setInterval(() => this.requestUpdate(), 1000);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        clearInterval(this.#timer);
    }

    render() {
        return html`${age(secondsSince(this.since))}${this.ago ? ' ago' : ''}`;
    }
}

customElements.define('q-age', GrowingAge);
