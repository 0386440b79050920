import { css, html, LitElement, nothing } from 'lit';
import { get, Poll, Problem, SERVICES, statuses } from '../api.js';
import { Score } from '../choreography.js';
import '../components/chart.js';
import '../components/choreography-diagram.js';
import { loading, problem } from '../components/notices.js';
import { durationsOf, outcomesOf, PERCENTILES, ratesBy } from '../components/overview-charts.js';
import '../components/service-strip.js';
import { age, count, duration, list, many, NOTHING, rate, roughAge } from '../format.js';
import { href } from '../router.js';
import { base, notices } from '../styles.js';

const LATE = 10;
const MINUTE = 60_000;

/** How the whole goes now, and over the last 15 minutes. */
class Overview extends LitElement {
    static styles = [base, notices, css`
        .numbers {
            display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 1px; background: var(--line);
            border: 1px solid var(--line); border-radius: var(--round-l); overflow: hidden;
        }
        .numbers div {
            background: var(--surface); padding: var(--s4) var(--s5); display: flex; flex-direction: column-reverse;
            justify-content: flex-end; min-width: 0;
        }
        .numbers dt { color: var(--ink-2); font-size: var(--text-s); line-height: 16px; }
        .numbers dd {
            font-size: 26px; line-height: 36px; font-weight: 620; letter-spacing: -.02em;
            white-space: nowrap;
        }
        .numbers .late { color: var(--warn); }
        .charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s4); }
        .card h2 { margin-bottom: var(--s3); }
        .attention {
            display: grid; gap: var(--s1); padding: var(--s3) var(--s4); border: 1px solid var(--warn);
            border-radius: var(--round-l); background: var(--warn-soft);
        }
        .attention a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
        @media (max-width: 1280px) { .numbers { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
        @media (max-width: 900px) {
            .charts { grid-template-columns: minmax(0, 1fr); }
        }
        @media (max-width: 560px) {
            .numbers { grid-template-columns: repeat(2, minmax(0, 1fr)); }
            .numbers div { padding: var(--s3) var(--s4); }
            .numbers dd { font-size: 24px; line-height: 32px; }
        }
    `];

    #score = new Score(this);
    #overview = new Poll(this, (signal) => get('/sagas/overview', null, signal), 5000);
    #statuses = new Poll(this, statuses, 2000);
    #letters = new Poll(this, (signal) => get('/dead-letters', { state: 'OPEN', limit: 100 }, signal), 10_000);

    render() {
        const overview = this.#overview.value;
        return html`
            <div class="page-head"><div><h1>Overview</h1><p>Every order, from checkout to its end, as it is
                heard.</p></div></div>
            <div class="stack">
                ${this.#attention()}
                ${overview ? this.#numbers(overview)
                    : this.#overview.problem ? problem(this.#overview.problem, () => this.#overview.now()) : loading()}
                <section aria-labelledby="services">
                    <h2 class="sr" id="services">Services</h2>
                    <q-services .statuses=${this.#statuses.value}></q-services>
                </section>
                <section class="card" aria-label="Choreography">
                    <h2>The dance</h2>
                    ${this.#score.problem ? problem(this.#score.problem, () => this.#score.hostConnected(), true) :
                        nothing}
                    <q-choreography .score=${this.#score.value} .waiting=${overview?.waiting ?? []}
                        .statuses=${this.#statuses.value ?? {}}></q-choreography>
                </section>
                ${overview ? this.#charts(overview) : nothing}
            </div>`;
    }

    #numbers(overview) {
        const minute = lastMinute(overview);
        const late = overview.oldestOpenSeconds >= LATE;
        return html`<dl class="numbers">
            <div><dt>sagas/s, the last minute</dt><dd>${rate(minute.rate)}</dd></div>
            <div><dt>in flight</dt><dd>${count(overview.inFlight)}</dd></div>
            <div><dt>oldest unfinished</dt><dd class=${late ? 'late' : ''}>${overview.inFlight > 0
                ? roughAge(overview.oldestOpenSeconds) : NOTHING}</dd></div>
            ${['p50Ms', 'p95Ms', 'p99Ms'].map((field) =>
                html`<div title="Of those that ended in the last minute, from the first event to the last">
                    <dt>${field.slice(0, 3)} duration</dt><dd>${duration(minute[field])}</dd></div>`)}
        </dl>`;
    }

    #charts(overview) {
        const some = overview.buckets.length > 0;
        return html`<div class="charts">
            <section class="card"><h2>Sagas by outcome</h2>${some ? html`
                <q-chart .options=${ratesBy(overview)} .legend=${outcomesOf(overview)}
                    label="Sagas that ended in each second, by outcome, over the last 15 minutes"></q-chart>` : quiet}
            </section>
            <section class="card"><h2>How long they took</h2>${some ? html`
                <q-chart .options=${durationsOf(overview)} .legend=${PERCENTILES}
                    label="How long half, 95 and 99 per cent of the sagas took at most, over the last 15 minutes">
                </q-chart>` : quiet}
            </section>
        </div>`;
    }

    #attention() {
        const troubles = [this.#away(), this.#late(), this.#buried()].filter((one) => one !== nothing);
        return troubles.length === 0 ? nothing : html`
            <section class="attention" aria-label="Needs attention">${troubles}</section>`;
    }

    #away() {
        const known = this.#statuses.value ?? {};
        const away = SERVICES.filter((service) => known[service] instanceof Problem && known[service].away);
        const [are, they, them] = away.length === 1 ? ['is', 'it', 'it'] : ['are', 'they', 'them'];
        return away.length === 0 ? nothing : html`
            <p><strong>${list(away, 'and')} ${are} away.</strong> What ${they} should hear waits for ${them}.</p>`;
    }

    #late() {
        const late = (this.#overview.value?.waiting ?? []).filter((wait) => wait.oldestSeconds >= LATE);
        const oldest = Math.max(0, ...late.map((wait) => wait.oldestSeconds));
        return late.length === 0 ? nothing : html`<p><strong>Some orders have waited for ${age(oldest)}</strong>, for
            ${list([...new Set(late.map((wait) => wait.participant))], 'and')}. <a href=${href('stuck')}>See
                why</a></p>`;
    }

    #buried() {
        const letters = this.#letters.value?.deadLetters.length ?? 0;
        return letters === 0 ? nothing : html`<p><strong>${letters === 100 ? '100 or more dead letters' :
            many(letters, 'dead letter')}</strong>
            ${letters === 1 ? 'waits' : 'wait'} for a decision. <a
                href=${href('dead-letters', { state: 'OPEN' })}>Decide</a></p>`;
    }
}

const quiet = html`<p class="muted">Nothing has ended in the last 15 minutes.</p>`;

/** What ended in the last minute, and the percentiles of its buckets, each counting for as many sagas as it has. */
function lastMinute({ now, buckets }) {
    const recent = buckets.filter((bucket) => Date.parse(bucket.at) >= Date.parse(now) - MINUTE);
    const sizes = recent.map((bucket) => Object.values(bucket.ended).reduce((sum, n) => sum + n, 0));
    const total = sizes.reduce((sum, n) => sum + n, 0);
    const mean = (field) => (total === 0 ? null : recent.reduce((sum, bucket, i) => sum + (bucket[field] ?? 0) *
        sizes[i], 0) / total);
    return { rate: total / 60, p50Ms: mean('p50Ms'), p95Ms: mean('p95Ms'), p99Ms: mean('p99Ms') };
}

customElements.define('q-overview', Overview);
