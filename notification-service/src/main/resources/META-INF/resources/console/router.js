/** Which page is shown, and with which filter: all of it stands after the # of the address. */

const CHANGED = 'q-route';

/** @returns `{page: 'sagas', id, query}`; the overview is the page '' */
export function route() {
    const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
    const [page = '', id = ''] = path.replace(/^\//, '').split('/').map(decode);
    return { page, id, query: Object.fromEntries(new URLSearchParams(query)) };
}

function decode(part) {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

/** `#/sagas?status=CANCELLED`; what is empty in the query is left out. */
export function href(path, query = {}) {
    const given = Object.entries(query).filter(([, value]) => value != null && value !== '');
    return `#/${path}${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`;
}

/** Goes there; the way back leads here. */
export function go(path, query) {
    location.hash = href(path, query);
}

/** Another filter of the same page: the way back skips it. */
export function refine(path, query) {
    history.replaceState(null, '', href(path, query));
    window.dispatchEvent(new Event(CHANGED));
}

/** Updates its host when the address changes. */
export class Route {
    #host;
    #changed;

    constructor(host, changed = () => {}) {
        this.#host = host;
        this.#changed = changed;
        host.addController(this);
    }

    get current() {
        return route();
    }

    hostConnected() {
        window.addEventListener('hashchange', this.#update);
        window.addEventListener(CHANGED, this.#update);
    }

    hostDisconnected() {
        window.removeEventListener('hashchange', this.#update);
        window.removeEventListener(CHANGED, this.#update);
    }

    #update = () => {
        this.#changed(route());
        this.#host.requestUpdate();
    };
}
