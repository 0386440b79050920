import { css, html, LitElement, nothing, svg } from 'lit';
import { Problem } from '../api.js';
import { age, compact, many } from '../format.js';
import { Hearing } from '../live.js';
import { href } from '../router.js';
import { base } from '../styles.js';
import { layout } from './choreography-layout.js';
import { Flow } from './flow.js';

const BEAT = 160;
const LATE = 10;
const VERY_LATE = 60;
const REMEMBERED = 3_000;

/** The dance as the score has it, who is waited for in it now, and a dot for each event as it is heard. */
class ChoreographyDiagram extends LitElement {
    static properties = { score: {}, waiting: {}, statuses: {} };

    static styles = [base, css`
        .scroll { margin: 0 calc(-1 * var(--s5)); padding: 0 var(--s5); }
        svg { display: block; width: 100%; min-width: 1040px; height: auto; font: 550 11.5px var(--font); }
        .lane { fill: transparent; }
        .lane:nth-of-type(even) { fill: var(--sunken); }
        .lane.away { fill: var(--bad-soft); }
        .service { fill: var(--ink-2); dominant-baseline: central; }
        .service.away { fill: var(--bad); font-weight: 700; }
        .edge { fill: none; stroke: var(--control); stroke-width: 1.25; }
        .edge.back { stroke: var(--back); }
        .edge.drop { stroke: var(--line-strong); stroke-dasharray: 2 3; }
        .tip { fill: var(--control); }
        .tip.back { fill: var(--back); }
        .node rect { fill: var(--raised); stroke: var(--control); }
        .node text { fill: var(--ink); dominant-baseline: central; text-anchor: middle; }
        .node.back rect { stroke: var(--back); }
        .node.request rect { stroke-dasharray: 3 3; fill: var(--surface); }
        .node.request text { fill: var(--ink-2); }
        a:hover rect { fill: var(--hover); }
        a:focus-visible { outline: none; }
        a:focus-visible rect { stroke: var(--accent); stroke-width: 2.5; }
        .dot { fill: var(--accent); }
        .dot.back { fill: var(--back); }
        .wait rect { fill: var(--accent); }
        .wait text { fill: var(--on-accent); font-weight: 700; dominant-baseline: central; text-anchor: middle; }
        .wait.late rect { fill: var(--warn-soft); stroke: var(--warn); }
        .wait.late text { fill: var(--warn); }
        .wait.very-late rect { fill: var(--bad); stroke: none; }
        .wait.very-late text { fill: var(--on-bad); }
        .legend { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s5); margin-top: var(--s3); }
        .legend span { display: inline-flex; align-items: center; gap: var(--s2); }
        .swatch { width: 20px; height: 0; border-top: 2px solid var(--control); }
        .swatch.back { border-color: var(--back); }
        .badge {
            min-width: 20px; height: 16px; border-radius: 8px; background: var(--accent); color: var(--on-accent);
            text-align: center; padding: 0 6px; font-weight: 700;
        }
    `];

    #layout = null;
    #drawn = null;
    #heard = new Map();
    #flow = new Flow(() => this.renderRoot.querySelector('.flow'));

    constructor() {
        super();
        this.waiting = [];
        this.statuses = {};
        new Hearing(this, ({ sagas }) => sagas.forEach((saga) => this.#hear(saga)));
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        this.#flow.stop();
    }

    /** What is new in the saga since it was heard of last runs along its arrows, one after the other. */
    #hear(saga) {
        if (!this.#layout) {
            return;
        }
        const before = this.#heard.get(saga.orderId) ?? new Set();
        const fresh = saga.steps.filter((step) => !before.has(step));
        fresh.forEach((step, i) => {
            const arrow = this.score.edgeTo(step, saga.steps);
            const edge = arrow && this.#layout.edges.find((one) => one.id === arrow.id);
            if (edge) {
                this.#flow.send(edge, i * BEAT);
            }
        });
        this.#remember(saga);
    }

    #remember(saga) {
        this.#heard.delete(saga.orderId);
        this.#heard.set(saga.orderId, new Set(saga.steps));
        if (this.#heard.size > REMEMBERED) {
            this.#heard.delete(this.#heard.keys().next().value);
        }
    }

    willUpdate() {
        if (this.score && this.#drawn !== this.score) {
            this.#drawn = this.score;
            this.#layout = layout(this.score);
        }
    }

    render() {
        if (!this.#layout) {
            return nothing;
        }
        const { width, height, lanes, nodes, edges } = this.#layout;
        return html`
            <div class="scroll">
                <svg viewBox="0 0 ${width} ${height}" role="group"
                    aria-label="The choreography: who announces what because of what">
                    <defs>${marker('tip', '')}${marker('tip-back', 'back')}</defs>
                    ${lanes.map((lane) => this.#lane(lane, width))}
                    ${edges.map((edge) => this.#edge(edge))}
                    <g class="flow"></g>
                    ${nodes.map((node) => this.#node(node))}
                    ${this.waiting.map((wait) => this.#wait(wait))}
                </svg>
            </div>
            <p class="legend small muted">
                <span><span class="swatch"></span>forward</span>
                <span><span class="swatch back"></span>the way back</span>
                <span><span class="badge">3</span>sagas that wait there now</span>
            </p>`;
    }

    #lane({ service, y, height }, width) {
        const away = this.statuses[service] instanceof Problem && this.statuses[service].away;
        return svg`
            <rect class="lane ${away ? 'away' : ''}" x="0" y=${y} width=${width} height=${height} rx="6"/>
            <text class="service ${away ? 'away' : ''}" x="12"
                y=${y + height / 2 - (away ? 8 : 0)}>${service.replace('-service', '')}</text>
            ${away ? svg`<text class="service away" x="12" y=${y + height / 2 + 8}>is away</text>` : nothing}`;
    }

    #edge({ path, back, drop }) {
        const tip = back && !drop ? 'url(#tip-back)' : 'url(#tip)';
        return svg`<path class="edge ${back ? 'back' : ''} ${drop ? 'drop' : ''}" d=${path} marker-end=${tip}/>`;
    }

    #node(node) {
        const { name, label, x, y, width, height, request, back } = node;
        const shape = svg`
            <rect x=${x} y=${y} width=${width} height=${height} rx=${request ? height / 2 : 6}/>
            <text x=${x + width / 2} y=${y + height / 2}>${label}</text>`;
        const classes = `node ${request ? 'request' : ''} ${back ? 'back' : ''}`;
        return request
            ? svg`<g class=${classes}>${shape}</g>`
            : svg`<a class=${classes} href=${href(`contracts/${name}`)} aria-label=${name}>${shape}</a>`;
    }

    #wait({ cause, participant, count, oldestSeconds }) {
        const at = this.#layout.waits.get(`${cause}>${participant}`);
        if (!at) {
            return nothing;
        }
        const text = compact(count);
        const width = 14 + text.length * 7;
        const urgency = oldestSeconds >= VERY_LATE ? 'very-late' : oldestSeconds >= LATE ? 'late' : '';
        const who = `${many(count, 'saga')} after ${cause}`;
        const words = `${who} wait for ${participant}, the oldest for ${age(oldestSeconds)}`;
        return svg`<a class="wait ${urgency}" href=${href('stuck')} aria-label=${words}><title>${words}</title>
            <rect x=${at.x - width / 2} y=${at.y - 10} width=${width} height="20" rx="10"/>
            <text x=${at.x} y=${at.y}>${text}</text></a>`;
    }
}

const marker = (id, classes) => svg`
    <marker id=${id} viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
        <path class="tip ${classes}" d="M0 0 8 4 0 8z"/></marker>`;

customElements.define('q-choreography', ChoreographyDiagram);
