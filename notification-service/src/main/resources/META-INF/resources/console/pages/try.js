import { css, html, LitElement } from 'lit';
import { Score } from '../choreography.js';
import '../components/audit-panel.js';
import '../components/fault-switches.js';
import '../components/order-burst.js';
import '../components/placed-orders.js';
import { base } from '../styles.js';

/** To see for oneself: an order for every outcome, many at once, faults, and whether everything holds. */
class TryIt extends LitElement {
    static styles = [base, css`
        .card > p { margin: 0 0 var(--s4); color: var(--ink-2); max-width: 72ch; }
        .card h2 { margin-bottom: var(--s1); }
    `];

    #score = new Score(this);

    render() {
        return html`
            <div class="page-head"><div><h1>Try it</h1><p>Place orders, break things, and see that all of it
                holds.</p></div></div>
            <div class="stack">
                <section class="card" aria-labelledby="one">
                    <h2 id="one">One order</h2><p>A button for every way in which an order can end. TIMED_OUT takes five
                        minutes: pause payment-service below, and wait.</p>
                    <q-placed-orders .score=${this.#score.value}></q-placed-orders>
                </section>
                <section class="card" aria-labelledby="many">
                    <h2 id="many">Many at once</h2><p>At most 500; for more, and a rate: <code>deploy/quadrille
                        load</code>.</p>
                    <q-burst></q-burst>
                </section>
                <section class="card" aria-labelledby="faults">
                    <h2 id="faults">Faults</h2><p>They hold for the running processes, until they are switched back or
                        start again.</p>
                    <q-faults></q-faults>
                </section>
                <section class="card" aria-labelledby="audit">
                    <h2 id="audit">Audit</h2><p>Seven invariants, held against what the four services have written.</p>
                    <q-audit></q-audit>
                </section>
            </div>`;
    }
}

customElements.define('q-try', TryIt);
