import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { base, notices } from '../styles.js';
import { json, jsonStyle } from './json-view.js';
import { misfits } from './schema-check.js';

/**
 * The body and the headers of a dead letter, to be looked at and corrected. Says `correction` at each change
 * (detail: `{body, headers}`, what was changed, or null).
 */
class BodyEditor extends LitElement {
    static properties = {
        letter: {}, schema: {}, editing: { state: true }, text: { state: true }, headers: { state: true },
    };

    static styles = [base, notices, jsonStyle, css`
        :host { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr); }
        h2 { margin-bottom: var(--s2); }
        textarea { min-height: 320px; }
        .check { margin-top: var(--s2); display: grid; gap: 2px; }
        .check.bad { color: var(--bad); }
        .check.good { color: var(--good); }
        table td:first-child {
            font-family: var(--mono); font-size: 13px; color: var(--ink-2); width: 1%; white-space: nowrap;
        }
        table td { font-family: var(--mono); font-size: 13px; overflow-wrap: anywhere; padding-left: 0; }
        @media (max-width: 560px) {
            td { display: block; border: 0; padding: 0; width: auto !important; }
            td:first-child { padding-top: var(--s2); }
        }
    `];

    constructor() {
        super();
        this.headers = {};
    }

    willUpdate(changed) {
        if (changed.has('letter')) {
            this.#reset();
        }
    }

    #reset() {
        this.editing = false;
        this.text = original(this.letter);
        this.headers = {};
    }

    render() {
        return html`
            <section>
                <div class="title-row"><h2>Body</h2>
                    <button @click=${this.#toggle}>${this.editing ? 'As it was' : 'Correct it'}</button></div>
                ${this.editing ? this.#editor() : this.#view()}
            </section>
            <section><h2>Headers</h2>
                <div class="scroll"><table><tbody>
                    ${Object.entries(this.letter.headers ?? {}).map(([name, value]) => this.#header(name, value))}
                </tbody></table></div>
            </section>`;
    }

    #view() {
        const { bodyEncoding, body, omitted } = this.letter;
        if (omitted) {
            return html`<p>There is no copy of it here: ${omitted}. Read it at its place, and give body and headers
                with the replay.</p>`;
        }
        switch (bodyEncoding) {
            case 'json': return json(body);
            case 'none': return html`<p class="muted">It has no body.</p>`;
            default: return html`<pre class="box wrap" tabindex="0">${body}</pre>
                <p class="small faint">
                    ${bodyEncoding === 'base64' ? 'Bytes that are no text, in base64' : 'A text that is no JSON'}.</p>`;
        }
    }

    #editor() {
        return html`
            <label class="sr" for="body">Corrected body</label>
            <textarea id="body" spellcheck="false" aria-describedby="check" .value=${live(this.text)}
                @input=${this.#typed}></textarea>
            ${this.#check()}
            <p class="small faint">A masked value (c***@example.com, ***) that is left as it is means the hidden
                one.</p>`;
    }

    #check() {
        const { value, wrong } = parsed(this.text);
        if (wrong) {
            return html`<div id="check" class="check small bad" role="status">
                No JSON: ${wrong}. It would be sent as plain text.</div>`;
        }
        if (!this.schema) {
            return html`<div id="check" class="check small" role="status">
                JSON. There is no schema of ${this.letter.type ?? 'it'} here to check it with.</div>`;
        }
        const found = misfits(value, this.schema);
        return found.length === 0
            ? html`<div id="check" class="check small good" role="status">Fits the schema of ${this.letter.type}.</div>`
            : html`<div id="check" class="check small bad" role="status">
                ${found.map(({ field, detail }) => html`<span><code>${field}</code> ${detail}</span>`)}</div>`;
    }

    #header(name, value) {
        return html`<tr><td>${name}</td><td>${this.editing
            ? html`<input aria-label=${name} .value=${live(this.headers[name] ?? value)}
                @input=${(event) => this.#changeHeader(name, event.target.value, value)}>`
            : value}</td></tr>`;
    }

    #changeHeader(name, text, value) {
        const { [name]: _, ...others } = this.headers;
        this.headers = text === value ? others : { ...others, [name]: text };
        this.#tell();
    }

    #toggle() {
        if (this.editing) {
            this.#reset();
        } else {
            this.editing = true;
        }
        this.#tell();
    }

    #typed(event) {
        this.text = event.target.value;
        this.#tell();
    }

    #tell() {
        const correction = {};
        if (this.editing && this.text !== original(this.letter)) {
            const { value, wrong } = parsed(this.text);
            correction.body = wrong ? this.text : value;
        }
        if (this.editing && Object.keys(this.headers).length > 0) {
            correction.headers = this.headers;
        }
        const detail = Object.keys(correction).length > 0 ? correction : null;
        this.dispatchEvent(new CustomEvent('correction', { detail }));
    }
}

function original({ bodyEncoding, body }) {
    return bodyEncoding === 'json' ? JSON.stringify(body, null, 2) : bodyEncoding === 'text' ? body : '';
}

function parsed(text) {
    try {
        return { value: JSON.parse(text) };
    } catch (failure) {
        return { wrong: failure.message };
    }
}

customElements.define('q-body-editor', BodyEditor);
