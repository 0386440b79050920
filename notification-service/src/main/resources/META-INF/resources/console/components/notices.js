import { html, nothing } from 'lit';

/** What went wrong, in the words of the service, and what to do. @param again null: cannot be tried again */
export function problem(failure, again = null, small = false) {
    return html`
        <div class="problem ${small ? 'small-problem' : ''}" role="alert">
            <h2>${headline(failure)}</h2>
            <p class="break">${failure.message}</p>
            ${failure.errors?.length ? html`<ul>${failure.errors.map(wrong)}</ul>` : nothing}
            ${hint(failure) ? html`<p>${hint(failure)}</p>` : nothing}
            ${again ? html`<button @click=${again}>Try again</button>` : nothing}
        </div>`;
}

const wrong = ({ field, detail, allowed }) =>
    html`<li class="break"><code>${field}</code>: ${detail}${allowed ? html`; allowed: ${allowed}` : nothing}</li>`;

function headline({ status }) {
    switch (status) {
        case 0: return 'Nobody answers';
        case 400: return 'That was not understood';
        case 404: return 'Not found';
        case 409: return 'Not possible as it stands';
        case 422: return 'That would not be handled';
        case 429: return 'Too many requests';
        case 503: return 'A service is away';
        default: return status ? `The answer was ${status}` : 'Something is wrong in this page';
    }
}

function hint(failure) {
    if (failure.away) {
        return html`Nothing is lost meanwhile. See what runs: <code>deploy/quadrille status</code>`;
    }
    if (failure.missing && location.port === '8084') {
        return html`This is notification-service alone, without the others: open the console at the gateway,
            <a href="http://127.0.0.1:8080/">http://127.0.0.1:8080</a>.`;
    }
    return null;
}

/** There is nothing to show. @param next what to do about it */
export const empty = (headline, text, next = nothing) => html`
    <div class="empty"><h2>${headline}</h2><p class="muted">${text}</p>${next}</div>`;

export const loading = (what = 'Loading') => html`<p class="waiting" role="status">${what}…</p>`;
