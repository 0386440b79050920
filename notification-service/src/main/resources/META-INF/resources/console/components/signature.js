import { html } from 'lit';
import { live } from 'lit/directives/live.js';

/** Who decides and why: nothing is replayed or parked without it. The name is kept in this browser. */

const KEY = 'signed-by';

export function rememberedName() {
    try {
        return localStorage.getItem(KEY) ?? '';
    } catch {
        return '';
    }
}

export function rememberName(name) {
    try {
        localStorage.setItem(KEY, name);
    } catch {
        // Then it is asked for again.
    }
}

/** Two fields. @param signature `{by, reason}`; @param changed takes what is new of it */
export const signatureFields = (signature, changed) => html`
    <div class="field"><label for="by">Your name</label>
        <input id="by" required maxlength="100" autocomplete="name" .value=${live(signature.by)}
            @input=${(event) => changed({ by: event.target.value })}></div>
    <div class="field"><label for="reason">Why</label>
        <input id="reason" required maxlength="1000" autocomplete="off"
            placeholder="such as: payment-service 1.2 is out" .value=${live(signature.reason)}
            @input=${(event) => changed({ reason: event.target.value })}></div>`;

export const isSigned = ({ by, reason }) => by.trim() !== '' && reason.trim() !== '';
