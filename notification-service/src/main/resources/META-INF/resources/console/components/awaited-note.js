import { css, html, LitElement, nothing } from 'lit';
import { Poll } from '../api.js';
import { list, secondsSince } from '../format.js';
import { base } from '../styles.js';
import './growing-age.js';
import { conditionOf, reasonList, reasonsFor, reasonStyle } from './reasons.js';

const PATIENCE = 2;

/** What one saga waits for, since when, and, once that is long, probably why. */
class AwaitedNote extends LitElement {
    static properties = { awaited: {}, letters: { type: Number } };

    static styles = [base, reasonStyle, css`
        :host {
            border: 1px solid var(--warn); border-radius: var(--round-l); background: var(--surface); overflow: hidden;
        }
        p { background: var(--warn-soft); padding: var(--s3) var(--s5); }
        .reasons { padding: var(--s1) var(--s5); }
    `];

    #condition = new Poll(this, (signal) => conditionOf(this.awaited.from, signal), 3000);

    render() {
        const { events, from, since } = this.awaited;
        const condition = this.#condition.value;
        return html`
            <p>Waits for ${list(events)} from ${from} for <strong><q-age since=${since}></q-age></strong>.</p>
            ${condition && secondsSince(since) > PATIENCE
                ? reasonList(reasonsFor(from, condition, this.letters)) : nothing}`;
    }
}

customElements.define('q-awaited', AwaitedNote);
