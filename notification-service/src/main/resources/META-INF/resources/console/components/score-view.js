import { css, html, LitElement, nothing, svg } from 'lit';
import { age, causeText, duration, list, secondsSince } from '../format.js';
import { base } from '../styles.js';
import { scoreOf } from './score-layout.js';

const NARROWEST = 680;

/** One saga as a score: a lane for each service, time to the right, arrows from cause to effect. Says `note`. */
class ScoreView extends LitElement {
    static properties = { saga: {}, score: {}, chosen: {}, width: { state: true } };

    static styles = [base, css`
        .scroll { margin: 0 calc(-1 * var(--s5)); padding: 2px var(--s5); }
        svg { display: block; font: 550 12px var(--font); }
        .lane { fill: none; }
        .lane.even { fill: var(--sunken); }
        .rule { stroke: var(--line-strong); }
        .grid { stroke: var(--line); stroke-dasharray: 2 4; }
        .service { fill: var(--ink-2); dominant-baseline: central; }
        .tick { fill: var(--ink-3); font-weight: 400; text-anchor: middle; font-size: 11px; }
        .arrow { fill: none; stroke: var(--accent); stroke-width: 1.5; opacity: .75; }
        .arrow.back { stroke: var(--back); }
        .arrow.wait { stroke: var(--warn); stroke-dasharray: 5 4; opacity: 1; }
        .arrow.letter { stroke: var(--bad); stroke-dasharray: 2 3; }
        .tip { fill: var(--accent); }
        .tip.back { fill: var(--back); }
        .tip.wait { fill: var(--warn); }
        .tip.letter { fill: var(--bad); }
        .note { cursor: pointer; }
        .note:focus-visible { outline: none; }
        .note circle, .note .mark { fill: var(--accent); stroke: var(--surface); stroke-width: 2; }
        .note.back circle { fill: var(--back); }
        .note.letter .mark { fill: var(--bad); }
        .note.attempt circle { fill: var(--surface); stroke: var(--warn); }
        .note.attempt .flag { fill: var(--warn); }
        .pole { stroke: var(--line-strong); }
        .flag {
            fill: var(--ink); dominant-baseline: central; paint-order: stroke; stroke: var(--surface); stroke-width: 4;
            stroke-linejoin: round;
        }
        .note.back .flag { fill: var(--back); }
        .note.letter .flag { fill: var(--bad); }
        .note:hover .flag, .note.chosen .flag { text-decoration: underline; text-underline-offset: 3px; }
        .note:focus-visible circle, .note:focus-visible .mark, .note.chosen circle { stroke: var(--ink); }
        .ghost { fill: var(--surface); stroke: var(--warn); stroke-width: 1.5; stroke-dasharray: 3 2; }
        .waits {
            fill: var(--warn); dominant-baseline: central; text-anchor: end; font-weight: 600;
            paint-order: stroke; stroke: var(--surface); stroke-width: 4; stroke-linejoin: round;
        }
        .legend { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s5); margin-top: var(--s3); }
        .legend span { display: inline-flex; align-items: center; gap: var(--s2); }
        .legend i { width: 20px; border-top: 2px solid var(--accent); }
        .legend i.back { border-color: var(--back); }
        .legend i.wait { border-top: 2px dashed var(--warn); }
        .legend b { width: 10px; height: 10px; border: 2px solid var(--warn); border-radius: 50%; }
        .legend i.letter { border-top: 2px dotted var(--bad); }
    `];

    #timer;
    #resized = new ResizeObserver(([entry]) => {
        this.width = Math.max(NARROWEST, Math.floor(entry.contentRect.width));
    });

    connectedCallback() {
        super.connectedCallback();
        this.#resized.observe(this);
        this.#timer = setInterval(() => this.saga?.awaited?.length > 0 && this.requestUpdate(), 1000);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        this.#resized.disconnect();
        clearInterval(this.#timer);
    }

    render() {
        if (!this.saga?.events.length || !this.score || !this.width) {
            return nothing;
        }
        const drawn = scoreOf(this.saga, this.score, this.width, Date.now());
        const has = (kind) => drawn.arrows.some((arrow) => arrow.kind === kind);
        return html`
            <div class="scroll">
                <svg width=${this.width} height=${drawn.height} viewBox="0 0 ${this.width} ${drawn.height}" role="group"
                    aria-label="The events of this saga on a time axis; the table below has the same as text">
                    <defs>${['on', 'back', 'wait', 'letter'].map(marker)}</defs>
                    ${drawn.lanes.map((lane, i) => this.#lane(lane, i))}
                    ${drawn.ticks.map((tick) => this.#tick(tick, drawn.axis))}
                    ${drawn.notes.map((note) => svg`<line class="pole" x1=${note.x} x2=${note.x} y1=${note.y}
                        y2=${note.flag}/>`)}
                    ${drawn.arrows.map(({ kind, path }) => svg`<path class="arrow ${kind}" d=${path}
                        marker-end="url(#tip-${kind})"/>`)}
                    ${drawn.notes.map((note) => this.#note(note, drawn.from))}
                    ${drawn.waits.map((wait) => this.#wait(wait))}
                </svg>
            </div>
            <p class="legend small muted">
                <span><i></i>cause to effect</span>
                ${has('back') ? html`<span><i class="back"></i>the way back</span>` : nothing}
                ${has('wait') ? html`<span><i class="wait"></i>awaited</span>` : nothing}
                ${has('letter') ? html`<span><i class="letter"></i>could not be handled</span>` : nothing}
                ${this.saga.attempts?.length > 0 ? html`<span><b></b>tried in vain, tried again</span>` : nothing}
                ${this.saga.events.some(isRepeated) ? html`<span>×2 came twice, handled once</span>` : nothing}
            </p>`;
    }

    #lane({ service, y, base: line, height }, i) {
        return svg`
            <rect class="lane ${i % 2 === 1 ? 'even' : ''}" x="0" y=${y} width=${this.width} height=${height} rx="6"/>
            <text class="service" x="12" y=${line}>${service.replace('-service', '')}</text>
            <line class="rule" x1="108" x2=${this.width - 8} y1=${line} y2=${line}/>`;
    }

    #tick({ x, text }, axis) {
        return svg`<line class="grid" x1=${x} x2=${x} y1="0" y2=${axis}/><text class="tick" x=${x}
            y=${axis + 18}>${text}</text>`;
    }

    #note(note, from) {
        const words = `${wordsOf(note)}, ${duration(note.at - from)} after the first event`;
        const classes = `note ${note.kind} ${note.back ? 'back' : ''} ${note.id === this.chosen ? 'chosen' : ''}`;
        return svg`
            <g class=${classes} role="button" tabindex="0" aria-label=${words} @click=${() => this.#choose(note)}
                @keydown=${(event) => this.#key(event, note)}>
                <title>${words}</title>
                <rect x=${note.x - 8} y=${note.flag - 9} width=${16 + note.label.length * 7.4} height="18"
                    fill="transparent"/>
                ${note.kind === 'letter' ? svg`<path class="mark" d="M${note.x} ${note.y - 8}l8 8-8 8-8-8z"/>` :
                    svg`<circle cx=${note.x} cy=${note.y} r=${note.kind === 'attempt' ? 4 : 6}/>`}
                <text class="flag" x=${note.x + 6} y=${note.flag}>${note.label}</text>
            </g>`;
    }

    #wait({ x, y, text, events, from, since }) {
        const [first, ...others] = events;
        const more = others.length > 0 ? ` (or ${list(others)})` : '';
        const whole = `waits for ${first}${more} from ${from} for ${age(secondsSince(since))}`;
        const brief = `waits for ${first} from ${from} for ${age(secondsSince(since))}`;
        return svg`<g><title>${whole}</title><circle class="ghost" cx=${x} cy=${y} r="6"/>
            <text class="waits" x=${x + 8} y=${text + 6}>${brief}</text></g>`;
    }

    #choose(note) {
        this.dispatchEvent(new CustomEvent('note', { detail: { id: note.id, kind: note.kind } }));
    }

    #key(event, note) {
        if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            this.#choose(note);
        }
    }
}

const isRepeated = ({ heardAgain }) => heardAgain > 0;

function wordsOf({ kind, name, label, attempt }) {
    return kind === 'attempt' ? `${label}: ${causeText(attempt.cause)}` : kind === 'letter' ? label : name;
}

const marker = (kind) => svg`
    <marker id="tip-${kind}" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="6" markerHeight="6" orient="auto">
        <path class="tip ${kind}" d="M0 0 8 4 0 8z"/></marker>`;

customElements.define('q-score', ScoreView);
