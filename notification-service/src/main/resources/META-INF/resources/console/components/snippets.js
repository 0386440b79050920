import { eventName, shortId } from '../format.js';

/** A saga as something to run again: in a terminal, or as a test. */

const TOKENS = {
    PAYMENT_DECLINED: 'tok_declined',
    INSUFFICIENT_FUNDS: 'tok_insufficient_funds',
    GATEWAY_UNAVAILABLE: 'tok_silent',
    CANCELLED_BY_CUSTOMER: 'tok_slow',
};

/** The order as it was placed; address and token are hidden here, so they are made up to lead to the same end. */
function orderOf(saga) {
    const created = saga.events.find((event) => eventName(event.type) === 'order.created')?.data ?? {};
    return {
        customerId: saga.customerId ?? created.customerId ?? 'c-42',
        customerEmail: 'c42@example.com',
        lines: (created.lines ?? [{ sku: 'TEA-500', quantity: 1 }]).map(({ sku, quantity }) => ({ sku, quantity })),
        paymentToken: TOKENS[saga.reason] ?? 'tok_ok',
    };
}

/** The request that places such an order, and the one that cancels it where its customer did. */
export function curl(saga, origin) {
    const body = JSON.stringify(orderOf(saga)).replaceAll("'", "'\\''");
    const place = `curl -i ${origin}/api/orders -H 'Content-Type: application/json' \\\n     -d '${body}'`;
    return saga.reason === 'CANCELLED_BY_CUSTOMER'
        ? `${place}\ncurl -i -X POST ${origin}/api/orders/ID/cancel   # with the id that was answered`
        : place;
}

/** The conversation as a test: who spoke because of whom, and how it ended. */
export function javaTest(saga) {
    const said = saga.events.filter((event) => saga.steps.includes(eventName(event.type)));
    const names = new Map(saga.events.map((event) => [event.id, className(event.type)]));
    const order = orderOf(saga);
    return [
        `// as order ${shortId(saga.orderId)} went`,
        '@Test',
        `void ${methodName(saga)}() {`,
        `    saga.place(order()${order.lines.map(lineOf).join('')}.paidWith("${order.paymentToken}"))`,
        ...(saga.reason === 'CANCELLED_BY_CUSTOMER' ? ['            .cancel()'] : []),
        ...said.map((event) => `            .hears(${className(event.type)}.class${because(event, names)})`),
        `            ${end(saga)};`,
        '}',
        '',
    ].join('\n');
}

const lineOf = ({ sku, quantity }) => `.line("${escaped(sku)}", ${quantity})`;

const because = ({ causationId }, names) =>
    (names.has(causationId) ? `, because(${names.get(causationId)}.class)` : '');

function end(saga) {
    switch (saga.status) {
        case 'SHIPPED': return '.endsShipped()';
        case 'CANCELLED': return `.endsCancelled(${saga.reason ?? ''})`;
        default: return '.isStillRunning()';
    }
}

function methodName(saga) {
    const how = { SHIPPED: 'ships', CANCELLED: `cancels_${saga.reason ?? 'it'}` }[saga.status] ?? 'still_runs';
    return how.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}

/** `InventoryShipmentFailed` for inventory.shipment-failed.v1. */
const className = (type) => eventName(type).replace(/(?:^|[.-])(.)/g, (_, letter) => letter.toUpperCase());

const escaped = (text) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
