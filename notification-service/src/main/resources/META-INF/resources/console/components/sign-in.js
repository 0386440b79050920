import { css, html, LitElement } from 'lit';
import { signIn } from '../access.js';
import { base } from '../styles.js';

/** Asks who one is. */
class SignIn extends LitElement {
    static styles = [base, css`
        :host { max-width: 640px; }
        form { display: grid; gap: var(--s4); }
        h1 { margin-bottom: var(--s2); }
        textarea { min-height: 96px; overflow-wrap: anywhere; }
    `];

    render() {
        return html`
            <form class="card" @submit=${this.#submit}>
                <div>
                    <h1>Who are you?</h1>
                    <p class="muted">The services let nobody in without a token, or yours has expired.
                        Where no identity provider makes them, the command line does:
                        <code>deploy/quadrille token</code> with
                        <code>--role operator</code>, or <code>admin</code> for all that the pages offer.</p>
                </div>
                <div class="field"><label for="token">Token</label>
                    <textarea id="token" name="token" required spellcheck="false" autocomplete="off"></textarea></div>
                <p><button class="primary">Sign in</button></p>
            </form>`;
    }

    #submit(event) {
        event.preventDefault();
        signIn(new FormData(event.target).get('token').trim());
        location.reload();
    }
}

customElements.define('q-sign-in', SignIn);
