import { css, html } from 'lit';

export const jsonStyle = css`
    .json .key { color: var(--accent); }
    .json .text { color: var(--good); }
    .json .bare { color: var(--back); }
    .json .masked { color: var(--ink-3); }
`;

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/g;

/** JSON, indented and coloured; always as text, never as markup. */
export function json(value) {
    return html`<pre class="box json" tabindex="0">${[...coloured(JSON.stringify(value, null, 2) ?? '')]}</pre>`;
}

function* coloured(text) {
    let end = 0;
    for (const found of text.matchAll(TOKEN)) {
        const [token, string, colon = '', bare] = found;
        yield text.slice(end, found.index);
        yield bare === undefined
            ? html`<span class=${classOf(string, colon)}>${string}</span>${colon}`
            : html`<span class="bare">${bare}</span>`;
        end = found.index + token.length;
    }
    yield text.slice(end);
}

const classOf = (string, colon) => (colon ? 'key' : string.includes('***') ? 'masked' : 'text');
