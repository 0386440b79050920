import { css, html, LitElement, nothing } from 'lit';
import { eventName, many, preciseClock } from '../format.js';
import { href } from '../router.js';
import { base } from '../styles.js';
import './copy-button.js';
import { json, jsonStyle } from './json-view.js';

/** One event as it was on the wire, in a drawer at the side. */
class EventDrawer extends LitElement {
    static properties = { event: {}, orderId: {} };

    static styles = [base, jsonStyle, css`
        dialog {
            position: fixed; inset: 0 0 0 auto; margin: 0; width: min(560px, 100vw); max-width: none; height: 100dvh;
            max-height: none; border-radius: 0; border-width: 0 0 0 1px; padding: 0; overflow: auto;
        }
        header {
            position: sticky; top: 0; background: var(--raised); border-bottom: 1px solid var(--line);
            padding: var(--s4) var(--s6); display: flex; gap: var(--s3); justify-content: space-between;
            align-items: center;
        }
        .content {
            padding: var(--s5) var(--s6) var(--s8); display: grid; gap: var(--s5);
            grid-template-columns: minmax(0, 1fr);
        }
        h3 { margin-bottom: var(--s2); }
        .small { margin-top: var(--s2); }
        .wire { font-family: var(--mono); font-size: 13px; }
        .wire dt { color: var(--ink-2); }
        @media (max-width: 560px) {
            dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
            dl.facts dd { margin-bottom: var(--s2); }
            .content, header { padding-inline: var(--s4); }
        }
    `];

    updated(changed) {
        if (changed.has('event')) {
            const dialog = this.renderRoot.querySelector('dialog');
            if (this.event && !dialog.open) {
                dialog.showModal();
            } else if (!this.event && dialog.open) {
                dialog.close();
            }
        }
    }

    render() {
        return html`<dialog aria-labelledby="name" @close=${this.#closed} @click=${this.#beside}>
            ${this.event ? this.#whole(this.event) : nothing}</dialog>`;
    }

    #whole(event) {
        const headers = headersOf(event, this.orderId);
        return html`
            <header>
                <h2 id="name" class="break">${eventName(event.type)}</h2>
                <button class="quiet" aria-label="Close"
                    @click=${() => this.renderRoot.querySelector('dialog').close()}>Close</button>
            </header>
            <div class="content">
                <section>
                    <div class="title-row"><h3>Headers</h3><q-copy quiet label="Copy the event"
                        .text=${() => asText(headers, event.data)}></q-copy></div>
                    <dl class="facts wire">${headers.map(([name, value]) =>
                        html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
                </section>
                <section>
                    <h3>Body</h3>${json(event.data)}
                    <p class="small faint">Personal data and the payment token are masked here, not on the wire.</p>
                </section>
                <section>
                    <h3>Where it stands</h3>
                    <dl class="facts">
                        <dt>topic</dt><dd><code>${event.topic}</code></dd>
                        <dt>partition</dt><dd>${event.partition}</dd>
                        <dt>offset</dt><dd>${event.offset}</dd>
                        <dt>said at</dt><dd>${preciseClock(event.time)}, by the announcer's clock</dd>
                        <dt>heard at</dt><dd>${preciseClock(event.heardAt)}, by notification-service's</dd>
                        ${event.heardAgain > 0 ? html`
                            <dt>again</dt><dd>${many(event.heardAgain, 'time')}, and ignored</dd>` : nothing}
                        <dt>trace</dt><dd>${event.traceId ? html`
                            <span class="row"><code class="break">${event.traceId}</code>
                                <q-copy quiet .text=${event.traceId}></q-copy></span>` : 'was not traced'}</dd>
                    </dl>
                </section>
                <p><a href=${href(`contracts/${eventName(event.type)}`)}>Its contract</a></p>
            </div>`;
    }

    #closed() {
        this.dispatchEvent(new CustomEvent('done'));
    }

    /** A click beside the drawer closes it. */
    #beside(event) {
        if (event.target.localName === 'dialog') {
            event.target.close();
        }
    }
}

/** CloudEvents in Kafka's binary mode, as the service wrote them. */
function headersOf(event, orderId) {
    return [
        ['ce_specversion', '1.0'],
        ['ce_id', event.id],
        ['ce_type', event.type],
        ['ce_source', event.source],
        ['ce_subject', orderId],
        ['ce_time', event.time],
        ...(event.causationId ? [['ce_causationid', event.causationId]] : []),
        ['content-type', 'application/json'],
    ];
}

const asText = (headers, data) =>
    `${headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${JSON.stringify(data, null, 2)}\n`;

customElements.define('q-event-drawer', EventDrawer);
