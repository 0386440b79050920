/** How numbers, times and names are written, everywhere the same. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const clockOf = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayOf = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

export const NOTHING = '–';

/** 1,240 */
export const count = (n) => (n == null ? NOTHING : whole.format(n));

/** 1.2K, where there is little room. */
export const compact = (n) => (n == null ? NOTHING : short.format(n));

/** `1 saga`, `2 sagas`. */
export const many = (n, thing, things = `${thing}s`) => `${count(n)} ${n === 1 ? thing : things}`;

/** 314 or 3.1: a rate in one second. */
export const rate = (n) => (n == null ? NOTHING : n >= 10 || n === 0 ? whole.format(n) : n.toFixed(1));

/** 41 ms, 1.24 s, 12.3 s, 3 min 20 s, 2 h 5 min, 3 d 4 h. */
export function duration(ms) {
    if (ms == null) {
        return NOTHING;
    }
    const seconds = ms / 1000;
    if (ms < 1000) {
        return `${Math.round(ms)} ms`;
    }
    if (seconds < 60) {
        return `${seconds < 9.995 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
    }
    return age(seconds);
}

/** 12 s, 3 min 20 s, 2 h 5 min: in whole seconds, as it grows. */
export function age(seconds) {
    if (seconds == null) {
        return NOTHING;
    }
    const s = Math.max(0, Math.floor(seconds));
    if (s < 60) {
        return `${s} s`;
    }
    if (s < 3600) {
        return pair(Math.floor(s / 60), 'min', s % 60, 's');
    }
    if (s < 86400) {
        return pair(Math.floor(s / 3600), 'h', Math.floor((s % 3600) / 60), 'min');
    }
    return pair(Math.floor(s / 86400), 'd', Math.floor((s % 86400) / 3600), 'h');
}

const pair = (a, unit, b, smaller) => (b === 0 ? `${a} ${unit}` : `${a} ${unit} ${b} ${smaller}`);

/** The same where there is little room: 12 s, 44 min, 5 h, 3 d. */
export const roughAge = (seconds) => age(seconds).replace(/^(\d{2,} min|\d+ h|\d+ d) .*/, '$1');

/** Seconds from an instant until now. */
export const secondsSince = (instant) => (Date.now() - Date.parse(instant)) / 1000;

/** 12:03:04 */
export const clock = (instant) => (instant ? clockOf.format(new Date(instant)) : NOTHING);

/** 12:03:04.123 */
export function preciseClock(instant) {
    if (!instant) {
        return NOTHING;
    }
    return `${clock(instant)}.${String(new Date(instant).getUTCMilliseconds()).padStart(3, '0')}`;
}

/** 12:03:04 for today, else `27 Nov 12:03:04`. */
export function time(instant) {
    if (!instant) {
        return NOTHING;
    }
    const at = new Date(instant);
    const today = new Date().toDateString() === at.toDateString();
    return today ? clock(at) : `${dayOf.format(at)} ${clock(at)}`;
}

/** `out of stock` for OUT_OF_STOCK. */
export const words = (constant) => (constant ? constant.toLowerCase().replaceAll('_', ' ') : NOTHING);

/** With a capital letter. */
export const title = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** With a capital letter and a full stop. */
export const sentence = (text) => `${title(text).replace(/\.$/, '')}.`;

/** SHIPPED, or why it was cancelled; null while it runs. */
export const outcome = ({ status, reason }) =>
    (status === 'RUNNING' ? null : (status === 'CANCELLED' && reason) || status);

/** `order.created` for `order.created.v2`. */
export const eventName = (wireName) => (wireName ?? '').replace(/\.v\d+$/, '');

/** A Java exception's text without the packages in front of its class. */
export const causeText = (cause) => (cause ?? '').replace(/^(?:[a-z][\w$]*\.)+(?=[A-Z])/, '');

/** The end of an id tells more than its beginning, which is the time. */
export const shortId = (id) => (id ? `…${id.slice(-12)}` : NOTHING);

/** `12.50 EUR` of whole minor units. */
export const money = (amount) => (amount ? `${(amount.minor / 100).toFixed(2)} ${amount.currency}` : NOTHING);

/** `a, b or c`. */
export const list = (names, word = 'or') =>
    names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;

export const isOrderId = (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim());
