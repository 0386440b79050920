import { css, html, LitElement, nothing } from 'lit';
import { Score } from '../choreography.js';
import '../components/copy-button.js';
import { json, jsonStyle } from '../components/json-view.js';
import { empty, loading, problem } from '../components/notices.js';
import { schemaTable } from '../components/schema-table.js';
import { href } from '../router.js';
import { base, chips, notices } from '../styles.js';

/** What the services say to each other: every event with its schema, and who says it to whom because of what. */
class Contracts extends LitElement {
    static properties = { name: {}, version: { state: true }, raw: { state: true } };

    static styles = [base, notices, chips, jsonStyle, css`
        .columns { display: grid; grid-template-columns: 232px minmax(0, 1fr); gap: var(--s6); align-items: start; }
        nav { display: grid; gap: var(--s4); position: sticky; top: var(--s4); }
        nav h2 {
            font-size: var(--text-s); line-height: 16px; color: var(--ink-2); padding: 0 var(--s2);
            margin-bottom: var(--s1);
        }
        nav a {
            display: block; padding: var(--s1) var(--s2); border-radius: var(--round); color: var(--ink);
            overflow-wrap: anywhere;
        }
        nav a:hover { background: var(--hover); text-decoration: none; }
        nav a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
        nav .back { color: var(--back); }
        .card h2 { margin-bottom: var(--s3); }
        td.type { white-space: nowrap; }
        td.mono { font-size: 13px; white-space: nowrap; }
        .versions button[aria-pressed=true] { border-color: var(--accent); color: var(--accent); }
        @media (max-width: 860px) {
            .columns { grid-template-columns: minmax(0, 1fr); gap: var(--s4); }
            nav { position: static; }
            nav ul { display: flex; flex-wrap: wrap; }
        }
        @media (max-width: 560px) {
            .schema thead, .schema .needed { display: none; }
            .schema td { display: block; border: 0; padding: 0; white-space: normal; overflow-wrap: anywhere; }
            .schema td:first-child { padding-top: var(--s2); font-weight: 600; }
            .schema td:last-child { padding-bottom: var(--s2); border-bottom: 1px solid var(--line); }
        }
    `];

    #score = new Score(this);

    willUpdate(changed) {
        if (changed.has('name')) {
            this.version = null;
        }
    }

    render() {
        const score = this.#score.value;
        if (!score) {
            return this.#score.problem ? problem(this.#score.problem, () => this.#score.hostConnected()) : loading();
        }
        const name = this.name || score.events()[0].name;
        const event = score.event(name);
        return html`
            <div class="page-head"><div>
                <h1>Contracts</h1><p>Every event: its schema, who announces it, who hears it.</p></div></div>
            <div class="columns">
                <nav aria-label="Events">${score.services.map((service) => this.#announced(service, name))}</nav>
                ${event ? this.#event(event)
                    : empty('No such event', html`Nobody here announces <code>${name}</code>.`)}
            </div>`;
    }

    #announced(service, chosen) {
        const score = this.#score.value;
        const events = score.events().filter((event) => event.announcer === service);
        return events.length === 0 ? nothing : html`<div><h2>${service}</h2><ul>${events.map(({ name }) => html`
            <li><a href=${href(`contracts/${name}`)} class=${score.isBack(name) ? 'back' : ''}
                aria-current=${name === chosen ? 'page' : nothing}>${name}</a></li>`)}</ul></div>`;
    }

    #event(event) {
        const version = event.versions.find((one) => one.wireName === (this.version ?? event.wireName));
        return html`<div class="stack">
            <section class="card">
                <div class="title-row"><h2>${event.wireName}</h2>${this.#score.value.isBack(event.name)
                    ? html`<span class="chip back">the way back</span>` : nothing}</div>
                <div class="stack">
                    <p>${version.schema.description ?? ''}</p>
                    <dl class="facts">
                        <dt>topic</dt><dd><code>${event.topic}</code></dd>
                        <dt>announced by</dt><dd>${event.announcer}</dd>
                        <dt>heard by</dt><dd>${event.heardBy.join(', ')}</dd>
                        <dt>because of</dt><dd>${this.#causes(event.name)}</dd>
                        <dt>leads to</dt><dd>${this.#effects(event.name)}</dd>
                        ${this.#ways(event.name)}
                    </dl>
                </div>
            </section>
            <section class="card">
                <div class="title-row"><h2>Schema</h2>
                    <div class="row versions">
                        ${event.versions.length > 1 ? event.versions.map(({ wireName }) => html`
                            <button aria-pressed=${wireName === version.wireName}
                                @click=${() => { this.version = wireName; }}>${wireName}</button>`) : nothing}
                        <button aria-pressed=${Boolean(this.raw)} @click=${() => { this.raw = !this.raw; }}>Raw</button>
                        <q-copy .text=${() => JSON.stringify(version.schema, null, 2)}></q-copy>
                    </div></div>
                ${this.raw ? json(version.schema) : schemaTable(version.schema)}
            </section>
            <section class="card"><h2>Example</h2>${json(event.example)}</section>
        </div>`;
    }

    #causes(name) {
        const arrows = this.#score.value.edges.filter((edge) => edge.effect === name);
        return separated(arrows.map((edge) => (edge.request ? html`a request: ${edge.cause}` : link(edge.cause))));
    }

    #effects(name) {
        const arrows = this.#score.value.edges.filter((edge) => edge.cause === name);
        const noted = this.#score.value.steps.filter((step) => step.trigger === name && step.announces.length === 0);
        const notes = noted.map((step) => html`${step.participant} takes note`);
        const all = [...arrows.map((edge) => link(edge.effect)), ...notes];
        return all.length === 0 ? 'nothing further' : separated(all);
    }

    #ways(name) {
        const score = this.#score.value;
        const ways = score.waysBack.filter((way) => way.done === name || way.undone === name);
        return ways.map((way) => (way.done === name
            ? html`<dt>undone by</dt><dd>${link(way.undone)}</dd>`
            : html`<dt>undoes</dt><dd>${link(way.done)}</dd>`));
    }
}

const link = (name) => html`<a href=${href(`contracts/${name}`)}>${name}</a>`;

const separated = (parts) => parts.map((part, i) => (i === 0 ? part : html`, ${part}`));

customElements.define('q-contracts', Contracts);
