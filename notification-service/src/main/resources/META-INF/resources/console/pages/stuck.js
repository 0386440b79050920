import { css, html, LitElement, nothing } from 'lit';
import { get, Poll, Problem } from '../api.js';
import { empty, loading, problem } from '../components/notices.js';
import { conditionOf, reasonList, reasonsFor, reasonStyle } from '../components/reasons.js';
import { age, count, list, many, shortId } from '../format.js';
import { href, refine, Route } from '../router.js';
import { base, chips, notices } from '../styles.js';

const AGES = [10, 30, 60, 300, 3600];

/** What waits longer than it should: for whom, probably why, and what to do about it. */
class Stuck extends LitElement {
    static styles = [base, notices, chips, reasonStyle, css`
        .group { display: grid; grid-template-columns: 144px minmax(0, 1fr); gap: var(--s4) var(--s6); }
        .group .count { font-size: var(--text-xxl); line-height: 36px; font-weight: 620; }
        .examples { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); }
        .examples .mono { font-size: 13px; }
        select { width: auto; }
        @media (max-width: 760px) { .group { grid-template-columns: minmax(0, 1fr); } }
    `];

    #route = new Route(this, () => this.#stuck.now());
    #stuck = new Poll(this, (signal) => this.#load(signal), 3000);

    get #olderThan() {
        const asked = Number(this.#route.current.query.olderThanSeconds);
        return asked > 0 ? asked : AGES[0];
    }

    async #load(signal) {
        const stuck = await get('/sagas/stuck', { olderThanSeconds: this.#olderThan }, signal);
        const services = [...new Set(stuck.groups.map((group) => group.from))];
        const conditions = await Promise.all(services.map((service) => conditionOf(service, signal)));
        return { ...stuck, conditions: Object.fromEntries(services.map((service, i) => [service, conditions[i]])) };
    }

    render() {
        const { value, problem: failure } = this.#stuck;
        return html`
            <div class="page-head">
                <div><h1>Stuck</h1><p>Orders that wait longer than they should, by what they wait for.</p></div>
                <div class="field"><label for="older">Waiting for more than</label>
                    <select id="older" @change=${(event) => refine('stuck', { olderThanSeconds: event.target.value })}>
                        ${[...new Set([...AGES, this.#olderThan])].sort((a, b) => a - b).map((seconds) => html`
                            <option value=${seconds} ?selected=${seconds === this.#olderThan}>
                                ${age(seconds)}</option>`)}
                    </select></div>
            </div>
            <div class="stack">
                ${failure ? problem(failure, () => this.#stuck.now(), Boolean(value)) : nothing}
                ${value ? this.#groups(value) : failure ? nothing : loading()}
            </div>`;
    }

    #groups({ groups, conditions, olderThanSeconds }) {
        return groups.length === 0
            ? empty('Nothing is stuck', `No order waits for an event for more than ${age(olderThanSeconds)}.`)
            : groups.map((group) => this.#group(group, conditions[group.from]));
    }

    #group(group, condition) {
        const { events, from, cause, count: size, oldestSeconds, deadLettered } = group;
        return html`
            <section class="card group">
                <div>
                    <p class="count">${count(size)}</p>
                    <p class="muted small">the oldest for ${age(oldestSeconds)}</p>
                </div>
                <div class="stack">
                    <div>
                        <h2>${size === 1 ? 'Waits' : 'Wait'} for ${from} ${away(condition)
                            ? html`<span class="chip bad">Away</span>` : nothing}</h2>
                        <p class="muted">to say ${list(events)}${cause
                            ? html`, after <a href=${href(`contracts/${cause}`)}>${cause}</a>` : nothing}</p>
                    </div>
                    ${reasonList(reasonsFor(from, condition, deadLettered))}
                    ${this.#examples(group)}
                </div>
            </section>`;
    }

    #examples({ examples, count: size }) {
        const some = examples.length < size;
        const all = href('sagas', { status: 'RUNNING', until: this.#before() });
        return html`<div class="examples">
            <span class="muted">${some ? `The oldest ${many(examples.length, 'order')}:` : 'Orders:'}</span>
            ${examples.map((id) => html`<a class="mono" href=${href(`sagas/${id}`)} title=${id}>${shortId(id)}</a>`)}
            ${some ? html`<a href=${all}>All that run for so long</a>` : nothing}
        </div>`;
    }

    #before() {
        return new Date(Date.now() - this.#olderThan * 1000).toISOString().replace(/\.\d+/, '');
    }
}

const away = ({ status }) => status instanceof Problem && status.away;

customElements.define('q-stuck', Stuck);
