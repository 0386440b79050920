/** Who one is, where the services ask: a token, kept in this tab alone. */

const KEY = 'token';
const IN_THE_ADDRESS = /^#token=([\w.-]+)$/;

/** Says `asked` when the services want to know who one is. */
export const access = new EventTarget();

let memory = null;

/** Null where none was given. */
export function token() {
    try {
        return sessionStorage.getItem(KEY) ?? memory;
    } catch {
        return memory;
    }
}

/** @param text null to forget it */
export function signIn(text) {
    memory = text;
    try {
        if (text === null) {
            sessionStorage.removeItem(KEY);
        } else {
            sessionStorage.setItem(KEY, text);
        }
    } catch {
        // Then it is good until the page is loaded again.
    }
}

/** A token that is worth nothing here is forgotten: there may be no need of one. */
export function refused() {
    if (token() === null) {
        access.dispatchEvent(new Event('asked'));
    } else {
        signIn(null);
        location.reload();
    }
}

/** A link may bring the token: behind the #, which no server and no log gets to see, and at once no history. */
function takeFromAddress() {
    const brought = IN_THE_ADDRESS.exec(location.hash);
    if (brought) {
        signIn(brought[1]);
        history.replaceState(null, '', '#/');
    }
}

takeFromAddress();
