import { css, html, nothing } from 'lit';
import { get, Problem, statusOf } from '../api.js';
import { age, clock, count, many } from '../format.js';
import { href } from '../router.js';
import './copy-button.js';

/** Why sagas wait for a service, as far as it is known, and what to do: the most telling first. */

const CALM = { 'decline-percent': '0', 'payment-gateway': 'ok', carrier: 'ok', duplicates: 'off', paused: 'off' };
const MUCH = 5;
const FEW = 20;

/** @returns a promise of a service's `{status, faults}`: its status, or the Problem in its place, and its switches */
export async function conditionOf(service, signal) {
    const status = await statusOf(service, signal);
    const none = () => ({ faults: [] });
    const { faults } = status.faults === 'on' ? await get(`/${service}/faults`, null, signal).catch(none) : none();
    return { status, faults };
}

/** @param condition of `conditionOf`; @param letters how many are open; @returns `[{text, action, command}]` */
export function reasonsFor(service, { status, faults }, letters) {
    const reasons = [
        ...away(service, status),
        ...faults.filter(isOn).map((fault) => switched(service, fault)),
        ...buried(service, letters),
        ...(status instanceof Problem ? [] : known(service, status)),
    ];
    return reasons.length > 0 ? reasons : few(service, status) ?? [{
        text: `Nothing is known of ${service}: look at its log.`,
        command: `deploy/quadrille logs ${service}`,
    }];
}

export const reasonStyle = css`
    .reasons li {
        display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); align-items: center;
        justify-content: space-between; min-height: 48px; padding: var(--s2) 0;
    }
    .reasons li + li { border-top: 1px solid var(--line); }
    .reasons code { background: var(--sunken); padding: 2px 6px; border-radius: 4px; overflow-wrap: anywhere; }
`;

export const reasonList = (reasons) => html`<ul class="reasons">${reasons.map(({ text, action, command }) => html`
    <li><span>${text}</span>${action ?? nothing}${command
        ? html`<span class="row"><code>${command}</code><q-copy quiet .text=${command}></q-copy></span>`
        : nothing}</li>`)}</ul>`;

/** Some records behind is nothing much, unless it is all there is. */
function few(service, status) {
    return status?.lag > 0 ? [{
        text: `${service} is ${many(status.lag, 'record')} behind: it may be about to hear what is waited for.`,
        command: `deploy/quadrille logs ${service}`,
    }] : null;
}

function away(service, status) {
    return status instanceof Problem && status.away ? [{
        text: `${service} is away. It goes on where it stopped, once it runs again.`,
        command: 'deploy/quadrille status',
    }] : [];
}

const isOn = ({ name, value }) => CALM[name] !== undefined && value !== CALM[name];

function switched(service, { name, value }) {
    const text = name === 'paused'
        ? `${service} is paused by a fault switch.`
        : `${service} has a fault switched on: ${name} is ${value}.`;
    return { text, action: html`<a href=${href('try')}>Switch it off</a>` };
}

function buried(service, letters) {
    return letters > 0 ? [{
        text: `${many(letters, 'dead letter')}: what ${service} should have heard, it could not handle.`,
        action: html`<a href=${href('dead-letters', { service, state: 'OPEN' })}>Decide over them</a>`,
    }] : [];
}

function known(service, { lag, retries, outbox }) {
    const reasons = [];
    const log = `deploy/quadrille logs ${service}`;
    if (lag === null) {
        reasons.push({ text: `The broker does not answer ${service}.`, command: 'deploy/quadrille status' });
    }
    if (lag >= FEW) {
        reasons.push({ text: `${service} is ${many(lag, 'record')} behind.`, command: log });
    }
    if (retries.waiting > 0) {
        const next = retries.nextDueAt ? `, next at ${clock(retries.nextDueAt)}` : '';
        const text = `${service} retries ${count(retries.waiting)}${next}.`;
        reasons.push({ text, command: log });
    }
    if (outbox.waiting > 0 && outbox.oldestSeconds > MUCH) {
        const oldest = age(outbox.oldestSeconds);
        const unsaid = `${service} cannot say ${many(outbox.waiting, 'message')}, the oldest for ${oldest}`;
        reasons.push({ text: `${unsaid}: is the broker away?`, command: 'deploy/quadrille status' });
    }
    return reasons;
}
