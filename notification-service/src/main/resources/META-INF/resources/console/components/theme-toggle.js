import { css, html, LitElement, svg } from 'lit';
import { base } from '../styles.js';

export const THEME_CHANGED = 'q-theme';

const NEXT = { system: 'light', light: 'dark', dark: 'system' };
const NAMES = { system: 'as the system', light: 'light', dark: 'dark' };
const ICONS = {
    system: svg`<path d="M2.5 3.5h11v7h-11zM6 13h4M8 10.5V13"/>`,
    light: svg`<circle cx="8" cy="8" r="3"/><path
        d="M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M3.4 12.6l1.1-1.1M11.5 4.5l1.1-1.1"/>`,
    dark: svg`<path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7z"/>`,
};

/** Light, dark, or as the system has it; kept in this browser. */
class ThemeToggle extends LitElement {
    static properties = { theme: { state: true } };

    static styles = [base, css`
        svg {
            width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round;
            stroke-linejoin: round;
        }
        button { padding: 0 var(--s2); }
    `];

    constructor() {
        super();
        this.theme = document.documentElement.dataset.theme ?? 'system';
        matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#tell());
    }

    render() {
        const label = `Theme: ${NAMES[this.theme]}. Change to ${NAMES[NEXT[this.theme]]}`;
        return html`<button class="quiet" title=${label} aria-label=${label} @click=${this.#next}>
            <svg viewBox="0 0 16 16" aria-hidden="true">${ICONS[this.theme]}</svg></button>`;
    }

    #next() {
        this.theme = NEXT[this.theme];
        try {
            localStorage.setItem('theme', this.theme);
        } catch {
            // Storage may be forbidden: then it holds until the page is loaded again.
        }
        if (this.theme === 'system') {
            delete document.documentElement.dataset.theme;
        } else {
            document.documentElement.dataset.theme = this.theme;
        }
        this.#tell();
    }

    #tell() {
        window.dispatchEvent(new Event(THEME_CHANGED));
    }
}

customElements.define('q-theme', ThemeToggle);
