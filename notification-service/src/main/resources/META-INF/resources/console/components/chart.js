import { css, html, LitElement } from 'lit';
import { base } from '../styles.js';
import { THEME_CHANGED } from './theme-toggle.js';

/** A chart in the colours of the theme. `options` gives an option of echarts, by `colour(property)`. */
class Chart extends LitElement {
    static properties = { options: {}, label: {}, legend: {}, failed: { state: true } };

    static styles = [base, css`
        ul { display: flex; flex-wrap: wrap; gap: 0 var(--s4); margin-bottom: var(--s2); color: var(--ink-2); }
        li { display: inline-flex; align-items: center; gap: 6px; font-size: var(--text-s); line-height: 20px; }
        i { width: 10px; height: 10px; border-radius: 3px; }
        .canvas { height: 224px; }
        .probe { display: none; }
    `];

    #chart = null;
    #resized = new ResizeObserver(() => this.#chart?.resize());

    connectedCallback() {
        super.connectedCallback();
        window.addEventListener(THEME_CHANGED, this.#draw);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        window.removeEventListener(THEME_CHANGED, this.#draw);
        this.#resized.disconnect();
        this.#chart?.dispose();
        this.#chart = null;
    }

    render() {
        return this.failed
            ? html`<p class="muted">The charts could not be loaded: ${this.failed}</p>`
            : html`
                <ul>${(this.legend ?? []).map(([name, property]) => html`
                    <li><i .style=${`background:var(${property})`}></i>${name}</li>`)}</ul>
                <span class="probe"></span><div class="canvas" role="img" aria-label=${this.label}></div>`;
    }

    async firstUpdated() {
        try {
            const { init } = await import('echarts');
            if (this.isConnected) {
                const canvas = this.renderRoot.querySelector('.canvas');
                this.#chart = init(canvas, null, { renderer: 'canvas' });
                this.#resized.observe(canvas);
                this.#draw();
            }
        } catch (failure) {
            this.failed = failure.message;
        }
    }

    updated() {
        this.#draw();
    }

    #draw = () => {
        if (this.#chart && this.options) {
            this.#chart.setOption(this.options(this.#colour), { lazyUpdate: true, replaceMerge: ['series'] });
        }
    };

    /** A custom property may hold `light-dark(…)`, which only the browser can tell. */
    #colour = (property) => {
        const probe = this.renderRoot.querySelector('.probe');
        probe.style.color = `var(${property})`;
        return getComputedStyle(probe).color;
    };
}

customElements.define('q-chart', Chart);
