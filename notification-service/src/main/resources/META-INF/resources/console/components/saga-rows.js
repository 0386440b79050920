import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clock, count, duration, shortId, time } from '../format.js';
import { go, href } from '../router.js';
import { base, chips } from '../styles.js';
import './growing-age.js';
import { melodyStyle } from './melody-style.js';
import { melody, statusChip } from './outcome.js';

const NARROW = matchMedia('(max-width: 760px)');
const SPARE = 8;
const COLUMNS = [
    ['Order', ''], ['Customer', ''], ['Steps', 'notes'], ['Outcome', ''], ['Began', ''], ['Took', 'right'],
];

/**
 * The rows of a long list of sagas, of which only those in sight are in the page. Up, down, page up, page down, home
 * and end move, enter opens. Says `held` when the reader's hand is on it and it must not move.
 */
class SagaRows extends LitElement {
    static properties = { pages: {}, score: {}, tick: {}, active: { state: true } };

    static styles = [base, chips, melodyStyle, css`
        :host { min-height: 0; display: grid; }
        .list {
            overflow-y: auto; position: relative; border: 1px solid var(--line); border-radius: var(--round-l);
            background: var(--surface); overscroll-behavior: contain; scrollbar-gutter: stable;
        }
        .head, .saga {
            display: grid; align-items: center; gap: 0 var(--s4); padding: 0 var(--s4);
            grid-template-columns: 322px minmax(72px, 1fr) 88px 244px 120px 72px;
        }
        .head {
            position: sticky; top: 0; z-index: 2; height: 36px; background: var(--surface);
            border-bottom: 1px solid var(--line); font-size: var(--text-s); font-weight: 550; color: var(--ink-2);
        }
        .space { position: relative; }
        .saga { position: absolute; inset-inline: 0; height: 44px; border-bottom: 1px solid var(--line); }
        .saga > * { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .saga a { color: var(--ink); font-family: var(--mono); font-size: 13px; }
        .saga a::after { content: ""; position: absolute; inset: 0; }
        .saga:hover, .saga.active { background: var(--hover); }
        .list:focus-visible { outline-offset: -2px; }
        .list:focus-visible .active { box-shadow: inset 2px 0 var(--accent); }
        .ghost { color: var(--ink-3); }
        .right { text-align: right; }
        .short { display: none; }
        @media (max-width: 1180px) {
            .head, .saga { grid-template-columns: 128px minmax(56px, 1fr) 244px 112px 64px; }
            .notes { display: none; }
            .long { display: none; }
            .short { display: inline; }
        }
        @media (max-width: 760px) {
            .head { display: none; }
            .saga {
                height: 68px; grid-template: auto auto / minmax(0, 1fr) auto; align-content: center;
                gap: var(--s1) var(--s3);
            }
            .saga .state { grid-area: 1 / 2; }
            .saga .customer { grid-area: 2 / 1; color: var(--ink-2); font-size: var(--text-s); }
            .saga .began { display: none; }
            .saga .took { grid-area: 2 / 2; color: var(--ink-2); font-size: var(--text-s); }
        }
    `];

    #first = 0;
    #last = 0;
    #hovered = false;
    #size = new ResizeObserver(() => this.#look());
    #turned = () => this.requestUpdate();

    constructor() {
        super();
        this.active = -1;
    }

    connectedCallback() {
        super.connectedCallback();
        NARROW.addEventListener('change', this.#turned);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        NARROW.removeEventListener('change', this.#turned);
        this.#size.disconnect();
    }

    firstUpdated() {
        this.#size.observe(this.#list());
    }

    updated(changed) {
        if (changed.get('pages')) {
            this.toTop();
        }
        this.#want();
    }

    /** To the newest, with nothing chosen. */
    toTop() {
        this.active = -1;
        this.#list().scrollTop = 0;
        this.#look();
    }

    get held() {
        const list = this.renderRoot.querySelector('.list');
        return this.#hovered || this.active >= 0 || (list?.scrollTop ?? 0) > 0;
    }

    render() {
        const height = this.#rowHeight();
        const rows = [];
        for (let i = this.#first; i < Math.min(this.#last, this.pages.length); i++) {
            rows.push(i);
        }
        return html`
            <div class="list" role="grid" tabindex="0" aria-label="Sagas, newest first"
                aria-rowcount=${this.pages.complete ? this.pages.length : -1}
                aria-activedescendant=${this.active >= 0 ? `row-${this.active}` : nothing}
                @scroll=${this.#look} @keydown=${this.#key} @pointerenter=${this.#hover} @pointerleave=${this.#hover}
                    @blur=${this.#blurred}>
                <div class="head" role="row">
                    ${COLUMNS.map(([name, classes]) => html`<span role="columnheader" class=${classes}>${name}</span>`)}
                </div>
                <div class="space" role="rowgroup" .style=${`height:${this.pages.length * height}px`}>
                    ${repeat(rows, (i) => i, (i) => this.#row(i, height))}
                </div>
            </div>`;
    }

    #row(i, height) {
        const saga = this.pages.row(i);
        const place = `top:${i * height}px`;
        if (!saga) {
            return html`<div class="saga ghost" role="row" id="row-${i}" .style=${place}><span
                role="gridcell">Loading…</span></div>`;
        }
        return html`
            <div class="saga ${i === this.active ? 'active' : ''}" role="row" id="row-${i}" aria-rowindex=${i + 1}
                .style=${place}>
                <span role="gridcell"><a href=${href(`sagas/${saga.orderId}`)} tabindex="-1"
                    aria-label="Saga ${saga.orderId}"><span
                    class="long">${saga.orderId}</span><span class="short">${shortId(saga.orderId)}</span></a></span>
                <span role="gridcell" class="customer">${saga.customerId ?? '–'}${NARROW.matches ?
                    html` · ${clock(saga.startedAt)}` : nothing}</span>
                <span role="gridcell" class="notes">${melody(saga, this.score)}</span>
                <span role="gridcell" class="state">${statusChip(saga, NARROW.matches)}</span>
                <span role="gridcell" class="began muted">${time(saga.startedAt)}</span>
                <span role="gridcell" class="took right">${saga.status === 'RUNNING' && saga.startedAt
                    ? html`<q-age since=${saga.startedAt}></q-age>` : duration(saga.durationMs)}</span>
            </div>`;
    }

    #list() {
        return this.renderRoot.querySelector('.list');
    }

    #rowHeight() {
        return NARROW.matches ? 68 : 44;
    }

    /** Which rows are in sight, and some more. */
    #look = () => {
        const list = this.#list();
        const height = this.#rowHeight();
        const first = Math.max(0, Math.floor(list.scrollTop / height) - SPARE);
        const last = Math.ceil((list.scrollTop + list.clientHeight) / height) + SPARE;
        if (first !== this.#first || last !== this.#last) {
            this.#first = first;
            this.#last = last;
            this.requestUpdate();
        }
        this.#tell();
    };

    #want() {
        this.pages.want(this.#first, this.#last);
    }

    #hover = (event) => {
        this.#hovered = event.type === 'pointerenter' && event.pointerType === 'mouse';
        this.#tell();
    };

    #blurred = () => {
        this.active = -1;
        this.#tell();
    };

    #tell() {
        this.dispatchEvent(new CustomEvent('held', { detail: this.held }));
    }

    #key(event) {
        const page = Math.max(1, Math.floor(this.#list().clientHeight / this.#rowHeight()) - 1);
        const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
        if (event.key === 'Enter' && this.pages.row(this.active)) {
            go(`sagas/${this.pages.row(this.active).orderId}`);
        } else if (event.key in moves) {
            event.preventDefault();
            this.#activate(Math.min(this.pages.length - 1, Math.max(0, this.active + moves[event.key])));
        } else if (event.key === 'Escape') {
            this.toTop();
        }
    }

    #activate(i) {
        const list = this.#list();
        const height = this.#rowHeight();
        const room = list.clientHeight - (NARROW.matches ? 0 : 36);
        this.active = i;
        if (i * height < list.scrollTop) {
            list.scrollTop = i * height;
        } else if ((i + 1) * height > list.scrollTop + room) {
            list.scrollTop = (i + 1) * height - room;
        }
        this.#tell();
    }
}

/** `1,200 sagas`, or `1,200 and more`. */
export const howMany = (pages) => (pages.complete ? count(pages.length) : `${count(pages.length - 1)} and more`);

customElements.define('q-saga-rows', SagaRows);
