import { html, nothing, svg } from 'lit';
import { outcome, title, words } from '../format.js';

const CLASSES = { RUNNING: 'running', SHIPPED: 'good', CANCELLED: 'warn' };

/** Where a saga stands, and why. @param brief where there is little room */
export const statusChip = (saga, brief = false) =>
    html`<span class="chip ${CLASSES[saga.status] ?? ''}">${statusWords(saga, brief)}</span>`;

function statusWords({ status, reason }, brief) {
    if (status !== 'CANCELLED' || !reason) {
        return title(words(status));
    }
    return brief || reason.startsWith(status) ? title(words(reason)) : `Cancelled: ${words(reason)}`;
}

export const OUTCOMES = [
    'SHIPPED', 'PAYMENT_DECLINED', 'INSUFFICIENT_FUNDS', 'GATEWAY_UNAVAILABLE', 'OUT_OF_STOCK', 'NO_CARRIER',
    'CANCELLED_BY_CUSTOMER', 'TIMED_OUT',
];

export const REASONS = OUTCOMES.slice(1);

/** The custom property that holds its colour. */
export const OUTCOME_COLOURS = {
    SHIPPED: '--outcome-shipped',
    PAYMENT_DECLINED: '--outcome-declined',
    INSUFFICIENT_FUNDS: '--outcome-funds',
    GATEWAY_UNAVAILABLE: '--outcome-gateway',
    OUT_OF_STOCK: '--outcome-stock',
    NO_CARRIER: '--outcome-carrier',
    CANCELLED_BY_CUSTOMER: '--outcome-customer',
    TIMED_OUT: '--outcome-time',
};

const NOTE = 9;
const LANE = 4;

/** A saga as a tiny score: a note for each step, in the lane of who announced it. @param score null: not known yet */
export function melody(saga, score) {
    if (!score) {
        return nothing;
    }
    const steps = saga.steps ?? [];
    const lanes = score.services.filter((service) => !score.isObserver(service));
    const width = Math.max(6, steps.length + (saga.status === 'RUNNING' ? 1 : 0)) * NOTE;
    const x = (i) => i * NOTE + 4;
    const y = (name) => Math.max(0, lanes.indexOf(score.announcer(name))) * LANE * 1.5 + 3;
    return html`<svg class="melody" width=${width} height="18" viewBox="0 0 ${width} 18" role="img"
        aria-label=${steps.join(', ')}>
        <title>${steps.join(' → ')}</title>
        ${lanes.map((_, i) => svg`<line x1="0" x2=${width} y1=${i * LANE * 1.5 + 3} y2=${i * LANE * 1.5 + 3}/>`)}
        ${steps.map((name, i) => svg`
            <circle cx=${x(i)} cy=${y(name)} r="2.5" class=${score.isBack(name) ? 'back' : 'on'}/>`)}
        ${saga.status === 'RUNNING' ? svg`<circle cx=${x(steps.length)} cy="9" r="2" class="awaited"/>` : nothing}
    </svg>`;
}

/** `shipped`, `out of stock`: how a saga ended, in a few words. */
export const ending = (saga) => words(outcome(saga) ?? 'RUNNING');
