/** Sagas as they change, over the WebSocket; after a break it goes on where it stopped. */

import { protocols } from './access.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
const STEADY = 5_000;

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
    #socket = null;
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
        const socket = this.#socket;
        this.#socket = null;
        socket?.close();
    }

    /** At once, in place of after the pause. */
    retry = () => {
        if (this.state === 'waiting') {
            clearTimeout(this.#timer);
            this.#connect();
        }
    };

    #connect() {
        const since = this.#place ? { since: this.#place } : {};
        const address = new URL(`/live?${new URLSearchParams({ ...this.#query, ...since })}`, location.href);
        address.protocol = address.protocol.replace('http', 'ws');
        const socket = new WebSocket(address, protocols());
        const opened = Date.now();
        this.#socket = socket;
        this.#become('connecting');
        socket.onopen = () => this.#become('live');
        socket.onmessage = (message) => this.#hear(socket, JSON.parse(message.data));
        socket.onclose = () => this.#lost(socket, opened);
    }

    #hear(socket, { epoch, seq, sagas = [], more = 0, gap = false }) {
        if (socket !== this.#socket) {
            return;
        }
        if (epoch != null && seq != null) {
            this.#place = `${epoch}:${seq}`;
        }
        this.dispatchEvent(new CustomEvent('sagas', { detail: { sagas, more, gap } }));
    }

    #lost(socket, opened) {
        if (socket !== this.#socket) {
            return;
        }
        this.#failures = Date.now() - opened > STEADY ? 1 : this.#failures + 1;
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
