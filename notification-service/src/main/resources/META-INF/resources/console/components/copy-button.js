import { html, LitElement } from 'lit';
import { base } from '../styles.js';

/** Copies a text, and says that it did. The text may be a function, asked when it is needed. */
class CopyButton extends LitElement {
    static properties = { text: {}, label: {}, quiet: { type: Boolean }, done: { state: true } };

    static styles = base;

    constructor() {
        super();
        this.label = 'Copy';
        this.quiet = false;
        this.done = '';
    }

    render() {
        return html`
            <button class=${this.quiet ? 'quiet' : ''} @click=${this.#copy}>${this.done || this.label}</button>
            <span class="sr" role="status">${this.done}</span>`;
    }

    async #copy() {
        const text = typeof this.text === 'function' ? this.text() : this.text;
        this.done = (await copied(text)) ? 'Copied' : 'Not allowed to copy';
        setTimeout(() => { this.done = ''; }, 2000);
    }
}

/** Without https, and at another name than localhost, only the old way works. */
async function copied(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copiedTheOldWay(text);
    }
}

function copiedTheOldWay(text) {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
}

customElements.define('q-copy', CopyButton);
