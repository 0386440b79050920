import { html } from 'lit';
import { Problem } from '../api.js';
import { age, clock, count, many } from '../format.js';
import { href } from '../router.js';

/** Why sagas wait for a service, as far as it is known, and what to do: the most telling first. */

const CALM = { 'decline-percent': '0', 'payment-gateway': 'ok', carrier: 'ok', duplicates: 'off', paused: 'off' };
const MUCH = 5;
const FEW = 20;

/**
 * @param group as `/api/sagas/stuck` has it; @param status of its service, or the Problem in its place
 * @param faults of its service, as far as there are any
 * @returns `[{text, action, command}]`
 */
export function reasonsFor(group, status, faults = []) {
    const service = group.from;
    const reasons = [
        ...away(service, status),
        ...faults.filter(isOn).map((fault) => switched(service, fault)),
        ...buried(service, group.deadLettered),
        ...(status && !(status instanceof Problem) ? known(service, status) : []),
    ];
    return reasons.length > 0 ? reasons : few(service, status) ?? [{
        text: `Nothing is known of ${service}: look at its log.`,
        command: `deploy/quadrille logs ${service}`,
    }];
}

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
