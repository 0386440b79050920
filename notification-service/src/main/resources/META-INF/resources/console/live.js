/** Sagas as they change, over the WebSocket; after a break it goes on where it stopped. */

import { token } from './access.js';
import { post, search } from './api.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
const STEADY = 5_000;

/** A WebSocket takes no headers from a page, so it gets a ticket for its token; null where none is needed. */
const ticket = async () => (token() === null ? null : (await post('/sagas/tickets')).ticket);

/**
 * Says `sagas` (detail: `{sagas, more, gap}`) for each message, and `state` when the connection changes. What was
 * missed in a gap is to be read over REST.
 */
export class Live extends EventTarget {
    /** connecting, live or waiting */
    state = 'connecting';
    /** When it is tried again, in ms since the epoch; while waiting. */
    retryAt = 0;

    #query;
    #attempt = null;
    #place = null;
    #failures = 0;
    #timer;

    /** @param query such as `{newest: 50}` or `{saga: id}` */
    constructor(query) {
        super();
        this.#query = query;
    }

    open() {
        window.addEventListener('online', this.retry);
        this.#connect();
        return this;
    }

    close() {
        window.removeEventListener('online', this.retry);
        clearTimeout(this.#timer);
        const attempt = this.#attempt;
        this.#attempt = null;
        attempt?.socket?.close();
    }

    /** At once, in place of after the pause. */
    retry = () => {
        if (this.state === 'waiting') {
            clearTimeout(this.#timer);
            this.#connect();
        }
    };

    #connect() {
        const attempt = { begun: Date.now(), socket: null };
        this.#attempt = attempt;
        this.#become('connecting');
        ticket().then((got) => this.#listen(attempt, got), () => this.#lost(attempt));
    }

    #listen(attempt, ticket) {
        if (attempt !== this.#attempt) {
            return;
        }
        const address = new URL(`/live${search({ ...this.#query, since: this.#place, ticket })}`, location.href);
        address.protocol = address.protocol.replace('http', 'ws');
        const socket = new WebSocket(address);
        attempt.socket = socket;
        socket.onopen = () => this.#become('live');
        socket.onmessage = (message) => this.#hear(attempt, JSON.parse(message.data));
        socket.onclose = () => this.#lost(attempt);
    }

    #hear(attempt, { epoch, seq, sagas = [], more = 0, gap = false }) {
        if (attempt !== this.#attempt) {
            return;
        }
        if (epoch != null && seq != null) {
            this.#place = `${epoch}:${seq}`;
        }
        this.dispatchEvent(new CustomEvent('sagas', { detail: { sagas, more, gap } }));
    }

    #lost(attempt) {
        if (attempt !== this.#attempt) {
            return;
        }
        this.#failures = Date.now() - attempt.begun > STEADY ? 1 : this.#failures + 1;
        const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.#failures - 1)) * (0.8 + 0.4 * Math.random());
        this.retryAt = Date.now() + pause;
        this.#timer = setTimeout(() => this.#connect(), pause);
        this.#become('waiting');
    }

    #become(state) {
        this.state = state;
        this.dispatchEvent(new Event('state'));
    }
}

/** All sagas, at most 50 in a message: the one connection that the pages share. */
export const live = new Live({ newest: 50 });

/** Tells its host's method of every message while the host is there. */
export class Hearing {
    #hear;
    #source;

    constructor(host, hear, source = live) {
        this.#hear = (event) => hear(event.detail);
        this.#source = source;
        host.addController(this);
    }

    hostConnected() {
        this.#source.addEventListener('sagas', this.#hear);
    }

    hostDisconnected() {
        this.#source.removeEventListener('sagas', this.#hear);
    }
}
