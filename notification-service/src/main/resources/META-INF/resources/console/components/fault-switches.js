import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { get, Poll, post, put, SERVICES } from '../api.js';
import { sentence, title } from '../format.js';
import { base, notices } from '../styles.js';
import { loading, problem } from './notices.js';

/** What can be broken on the running system, with what one will see and what holds all the same. */
class FaultSwitches extends LitElement {
    static properties = { failure: { state: true }, said: { state: true } };

    static styles = [base, notices, css`
        .done { margin-bottom: var(--s4); }
        .service + .service { margin-top: var(--s6); }
        h3 { margin-bottom: var(--s1); }
        .fault {
            display: grid; grid-template-columns: 152px minmax(0, 1fr) 264px; gap: var(--s2) var(--s5);
            padding: var(--s3) 0; border-top: 1px solid var(--line); align-items: start;
        }
        .fault.on { box-shadow: inset 3px 0 var(--warn); padding-left: var(--s3); }
        .name { font-weight: 600; padding-top: 6px; }
        .choices {
            display: inline-flex; padding: 2px; border-radius: 8px; background: var(--sunken);
            border: 1px solid var(--line); justify-self: end;
        }
        .choices button { border: 0; background: none; min-height: 28px; color: var(--ink-2); }
        .choices button[aria-pressed=true] {
            background: var(--raised); color: var(--ink); box-shadow: 0 1px 2px var(--shadow);
        }
        .range { display: flex; gap: var(--s3); align-items: center; justify-content: end; min-height: 32px; }
        .range input { flex: 1; min-width: 0; }
        .range output { width: 48px; text-align: right; }
        .fault > button { justify-self: end; }
        @media (max-width: 860px) {
            .fault { grid-template-columns: minmax(0, 1fr); }
            .choices, .fault > button { justify-self: start; }
        }
    `];

    #faults = new Poll(this, async (signal) => Promise.all(SERVICES.map((service) => this.#of(service, signal))), 5000);

    async #of(service, signal) {
        try {
            return { service, faults: (await get(`/${service}/faults`, null, signal)).faults };
        } catch (failure) {
            return { service, faults: [], failure };
        }
    }

    render() {
        const services = this.#faults.value;
        if (!services) {
            return loading();
        }
        if (services.every(({ failure }) => failure?.missing)) {
            return html`<p class="muted">Faults are off here: they exist only where the system was started with
                <code>QUADRILLE_FAULTS=on</code>.</p>`;
        }
        return html`
            ${this.failure ? problem(this.failure, null, true) : nothing}
            ${this.said ? html`<p class="done" role="status">${this.said}</p>` : nothing}
            ${services.map((one) => this.#service(one))}`;
    }

    #service({ service, faults, failure }) {
        if (failure) {
            return failure.missing ? nothing : html`
                <div class="service"><h3>${service}</h3><p class="muted">${failure.message}</p></div>`;
        }
        return html`<div class="service" role="group" aria-label=${service}><h3>${service}</h3>
            ${faults.map((fault) => this.#fault(service, fault))}
            <div class="fault">
                <span class="name">Poison</span>
                <div><p>One record that nobody can read appears on a topic of ${service}.</p>
                    <p class="muted small">Holds: each hearer makes it a dead letter, once; its neighbours go
                        through.</p></div>
                <button @click=${() => this.#poison(service)}>Send one</button>
            </div></div>`;
    }

    #fault(service, fault) {
        const { name, value, values, about, holds } = fault;
        const calm = values === '0-100' ? '0' : values.split('|').includes('off') ? 'off' : values.split('|')[0];
        return html`<div class="fault ${value === calm ? '' : 'on'}">
            <span class="name">${title(name.replaceAll('-', ' '))}</span>
            <div><p>${sentence(about)}</p><p class="muted small">Holds: ${holds}</p></div>
            ${values === '0-100' ? this.#range(service, fault) : this.#choices(service, fault)}
        </div>`;
    }

    #range(service, { name, value }) {
        return html`<div class="range"><input type="range" min="0" max="100" step="5" aria-label="${service} ${name}"
            .value=${live(value)}
            @change=${(event) => this.#set(service, name, event.target.value)}><output>${value} %</output></div>`;
    }

    #choices(service, { name, value, values }) {
        const choices = values.split('|').map((choice) => html`
            <button aria-pressed=${choice === value}
                @click=${() => this.#set(service, name, choice)}>${choice}</button>`);
        return html`<div class="choices" role="group" aria-label="${service} ${name}">${choices}</div>`;
    }

    #set(service, name, value) {
        return this.#act(() => put(`/${service}/faults/${name}`, { value }), () => null);
    }

    #poison(service) {
        return this.#act(() => post(`/${service}/faults/poison`),
            ({ topic, partition, offset }) => html`Poison stands at ${topic} / ${partition} / ${offset}. See <a
                href="#/dead-letters?state=OPEN">dead letters</a>.`);
    }

    async #act(request, words) {
        try {
            this.said = words(await request());
            this.failure = null;
        } catch (failure) {
            this.failure = failure;
        }
        this.#faults.now();
    }
}

customElements.define('q-faults', FaultSwitches);
