/** The services, over REST at the one address. */

import { refused, token } from './access.js';

export const SERVICES = ['order-service', 'payment-service', 'inventory-service', 'notification-service'];

/** Why a request was not answered as asked, in the words of the service (RFC 9457). Status 0: nobody answered. */
export class Problem extends Error {
    constructor(status, detail, errors = []) {
        super(detail);
        this.status = status;
        this.errors = errors;
    }

    /** Whether the service is away, and may be back soon. */
    get away() {
        return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
    }

    get missing() {
        return this.status === 404;
    }
}

/** @returns the answer's JSON, or null where it has no body; throws a {@link Problem} */
export async function call(method, path, { query, body, signal } = {}) {
    const request = { method, signal, headers: { Accept: 'application/json' } };
    if (token() !== null) {
        request.headers.Authorization = `Bearer ${token()}`;
    }
    if (body !== undefined) {
        request.headers['Content-Type'] = 'application/json';
        request.body = JSON.stringify(body);
    }
    let response;
    try {
        response = await fetch(`/api${path}${search(query)}`, request);
    } catch (failure) {
        if (failure.name === 'AbortError') {
            throw failure;
        }
        throw new Problem(0, 'Nobody answers at this address.');
    }
    if (response.status === 401) {
        refused();
    }
    return response.ok ? answer(response) : Promise.reject(await problem(response));
}

export const get = (path, query, signal) => call('GET', path, { query, signal });
export const post = (path, body) => call('POST', path, { body });
export const put = (path, body) => call('PUT', path, { body });

/** `?a=1&b=2`, without what is not given. */
export function search(query) {
    const given = Object.entries(query ?? {}).filter(([, value]) => value != null && value !== '');
    return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

async function answer(response) {
    const text = await response.text();
    try {
        return text === '' ? null : JSON.parse(text);
    } catch {
        throw new Problem(response.status, 'The answer is no JSON: is this address the gateway of Quadrille?');
    }
}

async function problem(response) {
    const details = await response.json().catch(() => ({}));
    return new Problem(
        response.status,
        details.detail ?? `The answer was ${response.status} ${response.statusText}`.trim(),
        details.errors ?? []);
}

let contractsOnce;

/** What the services say to each other; asked for once. */
export function contracts() {
    contractsOnce ??= get('/contracts').catch((failure) => {
        contractsOnce = undefined;
        throw failure;
    });
    return contractsOnce;
}

/** How a service is, or the {@link Problem} that came in place of its answer. */
export const statusOf = (service, signal) => get(`/${service}/status`, null, signal).catch((failure) => {
    if (failure.name === 'AbortError') {
        throw failure;
    }
    return failure;
});

/** What the services tried in vain for an order, in the order in which it failed; of those that are away nothing. */
export async function failedAttempts(orderId) {
    const answers = await Promise.all(SERVICES.map((service) =>
        get(`/${service}/status/orders/${orderId}`).then(({ attempts }) =>
            attempts.map((attempt) => ({ ...attempt, service })), () => [])));
    return answers.flat().sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** How each service is, by its name. */
export async function statuses(signal) {
    const answers = await Promise.all(SERVICES.map((service) => statusOf(service, signal)));
    return Object.fromEntries(SERVICES.map((service, i) => [service, answers[i]]));
}

/** Loads again and again while its host is on a page that is looked at. */
export class Poll {
    value = null;
    problem = null;

    #host;
    #load;
    #every;
    #timer;
    #request;

    /** @param load of an AbortSignal; @param every in ms */
    constructor(host, load, every) {
        this.#host = host;
        this.#load = load;
        this.#every = every;
        host.addController(this);
    }

    hostConnected() {
        document.addEventListener('visibilitychange', this.#looked);
        this.now();
    }

    hostDisconnected() {
        document.removeEventListener('visibilitychange', this.#looked);
        clearTimeout(this.#timer);
        this.#request?.abort();
    }

    /** At once; what is under way is given up. */
    async now() {
        clearTimeout(this.#timer);
        this.#request?.abort();
        const request = new AbortController();
        this.#request = request;
        try {
            this.value = await this.#load(request.signal);
            this.problem = null;
        } catch (failure) {
            if (request.signal.aborted) {
                return;
            }
            this.problem = failure;
        }
        if (!request.signal.aborted) {
            this.#host.requestUpdate();
            this.#timer = setTimeout(() => this.#again(), this.#every);
        }
    }

    #again() {
        if (!document.hidden) {
            this.now();
        }
    }

    #looked = () => {
        if (!document.hidden) {
            this.now();
        }
    };
}
