import { css, html, LitElement, nothing, svg } from 'lit';
import './components/connection-state.js';
import './components/outcome-news.js';
import './components/sign-in.js';
import './components/theme-toggle.js';
import { access } from './access.js';
import { live } from './live.js';
import { Route } from './router.js';
import { base } from './styles.js';

const ICONS = {
    overview: svg`<path d="M2 13V8M6 13V3M10 13V6M14 13v-3"/>`,
    sagas: svg`<path d="M2 4h12M2 8h12M2 12h8"/>`,
    stuck: svg`<path d="M5 2h6M5 14h6M5.5 2c0 3.5 5 4 5 6s-5 2.5-5 6M10.5 2c0 3.5-5 4-5 6s5 2.5 5 6"/>`,
    letters: svg`<path d="M2 4h12v9H2zM2 4.5l6 5 6-5"/>`,
    try: svg`<path d="M4.5 2.5v11l8.5-5.5z"/>`,
    contracts: svg`<path d="M4 1.5h5.5L13 5v9.5H4zM9.5 1.5V5H13M6.5 8.5h4M6.5 11h4"/>`,
};

/** In ms; the page that was gone to comes first. */
const A_LITTLE_LATER = 500;

/** Each page is loaded when it is first gone to, or when there is time for it. */
const PAGES = [
    {
        page: '', name: 'Overview', icon: 'overview',
        load: () => import('./pages/overview.js'),
        show: () => html`<q-overview></q-overview>`,
    },
    {
        page: 'sagas', name: 'Sagas', icon: 'sagas',
        load: ({ id }) => (id ? import('./pages/saga.js') : import('./pages/sagas.js')),
        show: ({ id }) => (id ? html`<q-saga .orderId=${id}></q-saga>` : html`<q-sagas></q-sagas>`),
    },
    {
        page: 'stuck', name: 'Stuck', icon: 'stuck',
        load: () => import('./pages/stuck.js'),
        show: () => html`<q-stuck></q-stuck>`,
    },
    {
        page: 'dead-letters', name: 'Dead letters', icon: 'letters', to: 'dead-letters?state=OPEN',
        load: ({ id }) => (id ? import('./pages/dead-letter.js') : import('./pages/dead-letters.js')),
        show: ({ id }) => (id
            ? html`<q-dead-letter .letterId=${id}></q-dead-letter>`
            : html`<q-dead-letters></q-dead-letters>`),
    },
    {
        page: 'try', name: 'Try it', icon: 'try',
        load: () => import('./pages/try.js'),
        show: () => html`<q-try></q-try>`,
    },
    {
        page: 'contracts', name: 'Contracts', icon: 'contracts',
        load: () => import('./pages/contracts.js'),
        show: ({ id }) => html`<q-contracts .name=${id}></q-contracts>`,
    },
];

/** So that one can go to every page while notification-service is away. What fails is loaded when it is gone to. */
function loadAhead() {
    for (const { load } of PAGES) {
        Promise.allSettled([load({}), load({ id: 'one' })]);
    }
}

/** The frame of all pages: where one can go, whether it is live, and the page itself. */
class App extends LitElement {
    static properties = { shown: { state: true }, failure: { state: true }, open: { state: true }, asked: { state: true } };

    static styles = [base, css`
        :host { display: grid; grid-template-columns: 216px minmax(0, 1fr); min-height: 100dvh; }
        .skip {
            position: absolute; left: var(--s3); top: -48px; z-index: 10; padding: var(--s2) var(--s4);
            background: var(--accent); color: var(--on-accent); border-radius: var(--round);
        }
        .skip:focus { top: var(--s3); }
        .side {
            position: sticky; top: 0; height: 100dvh; display: flex; flex-direction: column;
            padding: var(--s5) var(--s3); border-right: 1px solid var(--line); background: var(--surface);
        }
        .brand {
            display: flex; align-items: center; gap: 10px; padding: 0 var(--s2); font-weight: 680; font-size: 15px;
            color: var(--ink); letter-spacing: -.01em;
        }
        .brand:hover { text-decoration: none; }
        .brand img { width: 24px; height: 24px; display: block; }
        nav { margin-top: var(--s6); flex: 1; }
        nav ul { display: grid; gap: 2px; }
        nav a {
            display: flex; align-items: center; gap: 10px; min-height: 36px; padding: 0 var(--s2);
            border-radius: var(--round); color: var(--ink-2); font-weight: 550;
        }
        nav a:hover { background: var(--hover); text-decoration: none; color: var(--ink); }
        nav a[aria-current] { background: var(--accent-soft); color: var(--accent); }
        nav svg {
            width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round;
            stroke-linejoin: round; flex: none;
        }
        .foot {
            display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--s2);
            padding: 0 0 0 var(--s2);
        }
        .menu { display: none; }
        main { padding: var(--s8) var(--s8) var(--s12); max-width: 1480px; min-width: 0; outline: none; }
        @media (max-width: 860px) {
            :host { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto 1fr; }
            .side {
                position: sticky; z-index: 5; height: auto; flex-direction: row; flex-wrap: wrap; align-items: center;
                gap: var(--s2); padding: var(--s2) var(--s4); border-right: 0; border-bottom: 1px solid var(--line);
            }
            .brand { padding: 0; margin-right: auto; }
            .menu { display: inline-flex; order: 2; }
            .foot { padding: 0; }
            nav { display: none; order: 3; flex-basis: 100%; margin: 0; padding-bottom: var(--s2); }
            nav.open { display: block; }
            nav a { min-height: 44px; }
            main { padding: var(--s5) var(--s4) var(--s8); --page-frame: 108px; }
        }
    `];

    #route = new Route(this, () => this.#go());

    constructor() {
        super();
        this.open = false;
        this.asked = false;
    }

    connectedCallback() {
        super.connectedCallback();
        this.replaceChildren();
        access.addEventListener('asked', this.#ask);
        live.addEventListener('state', this.#again);
        live.open();
        this.#go().then(() => setTimeout(loadAhead, A_LITTLE_LATER));
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        live.removeEventListener('state', this.#again);
        access.removeEventListener('asked', this.#ask);
    }

    #ask = () => {
        this.asked = true;
        live.close();
    };

    /** The page that could not be loaded, now that the service is back. */
    #again = () => {
        if (this.failure && live.state === 'live') {
            this.#go();
        }
    };

    render() {
        return html`
            <header class="side">
                <button class="skip" @click=${this.#skip}>Skip to the content</button>
                <a class="brand" href="#/"><img src="/console/icon.svg" alt="">Quadrille</a>
                <nav class=${this.open ? 'open' : ''} id="pages" aria-label="Pages">
                    <ul>${PAGES.map((page) => this.#link(page))}</ul>
                </nav>
                <div class="foot"><q-connection></q-connection><q-theme></q-theme></div>
                <button class="menu" aria-expanded=${this.open} aria-controls="pages"
                    @click=${() => { this.open = !this.open; }}>Menu</button>
            </header>
            <main id="main" tabindex="-1">${this.#content()}</main>
            <q-outcome-news></q-outcome-news>`;
    }

    #link({ page, name, icon, to = page }) {
        return html`<li><a href="#/${to}" aria-current=${page === this.#route.current.page ? 'page' : nothing}
            @click=${() => { this.open = false; }}>
            <svg viewBox="0 0 16 16" aria-hidden="true">${ICONS[icon]}</svg>${name}</a></li>`;
    }

    #content() {
        if (this.asked) {
            return html`<q-sign-in></q-sign-in>`;
        }
        if (this.failure) {
            return html`
                <h1>This page could not be loaded</h1>
                <p>${this.failure}</p>
                <p><button @click=${() => location.reload()}>Load it again</button></p>`;
        }
        return this.shown ? this.shown.page.show(this.shown.route) : nothing;
    }

    async #go() {
        const route = this.#route.current;
        const page = PAGES.find((one) => one.page === route.page) ?? PAGES[0];
        const before = this.shown;
        try {
            await page.load(route);
            this.shown = { page, route };
            this.failure = null;
        } catch (failure) {
            this.failure = failure.message;
        }
        document.title = [route.id, page.name, 'Quadrille'].filter(Boolean).join(' · ');
        if (before && (before.page !== page || before.route.id !== route.id)) {
            await this.updateComplete;
            window.scrollTo(0, 0);
            this.renderRoot.querySelector('main').focus({ preventScroll: true });
        }
    }

    /** No link: the address after the # is the page's. */
    #skip() {
        this.renderRoot.querySelector('main').focus();
    }
}

customElements.define('q-app', App);
