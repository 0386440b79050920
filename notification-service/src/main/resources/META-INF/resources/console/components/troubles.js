import { css, html, nothing } from 'lit';
import { causeText, eventName, many, time } from '../format.js';
import { href } from '../router.js';

/** What went wrong on a saga's way: what was tried again, and what was given up. */

export const troublesStyle = css`
    .troubles li {
        display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); padding: var(--s2) 0; align-items: baseline;
    }
`;

/** @param saga with its `attempts`, each of a service */
export function attemptsCard({ attempts, events }) {
    const names = new Map(events.map((event) => [event.id, eventName(event.type)]));
    return html`<section class="card troubles"><h2>Tried again</h2><ul>${attempts.map((attempt) => html`
        <li><span class="chip warn">try ${attempt.number}</span>
            <span>${attempt.service}, ${names.get(attempt.eventId) ?? 'an event that was not heard here'}</span>
            <span class="muted break">${causeText(attempt.cause)}</span>
            <span class="faint">${time(attempt.at)}${attempt.again
                ? html`, tried again at ${time(attempt.again)}` : nothing}</span></li>`)}
    </ul></section>`;
}

export function lettersCard(letters) {
    return html`<section class="card troubles letters"><h2>Could not be handled</h2><ul>${letters.map((letter) => html`
        <li><span class="chip ${letter.state === 'OPEN' ? 'bad' : ''}">${letter.state.toLowerCase()}</span>
            <a href=${href(`dead-letters/${letter.id}`)}>
                ${letter.service}, ${eventName(letter.type) || 'unreadable'}</a>
            <span class="muted break">${causeText(letter.cause)}</span>
            <span class="faint">after ${many(letter.attempts, 'attempt')}, ${time(letter.at)}</span></li>`)}
    </ul></section>`;
}
