import { post } from '../api.js';

/** An order for every way in which one can end: its name, SKU, token and end, and what happens. */
const ORDERS = [
    ['Shipped', 'TEA-500', 'tok_ok', 'SHIPPED', 'Paid, set aside, confirmed, shipped.'],
    ['Payment declined', 'TEA-500', 'tok_declined', 'PAYMENT_DECLINED',
        'Nothing is charged; inventory is told never to reserve.'],
    ['Insufficient funds', 'TEA-500', 'tok_insufficient_funds', 'INSUFFICIENT_FUNDS', 'The same, for want of money.'],
    ['Out of stock', 'SOLD-OUT', 'tok_ok', 'OUT_OF_STOCK', 'Paid, then refunded.'],
    ['No carrier', 'NO-CARRIER', 'tok_ok', 'NO_CARRIER', 'Confirmed, then released and refunded.'],
    ['Cancelled by the customer', 'TEA-500', 'tok_slow', 'CANCELLED_BY_CUSTOMER',
        'What was done is undone, what was not done never will be.'],
    ['Slow gateway', 'TEA-500', 'tok_slow', 'SHIPPED', 'The card answers after 2 s; then all goes on.'],
    ['Flaky gateway', 'TEA-500', 'tok_flaky', 'SHIPPED', 'No answer twice, then charged, once.'],
    ['Silent gateway', 'TEA-500', 'tok_silent', 'GATEWAY_UNAVAILABLE',
        'Asked five times in vain, half a minute or less; closed there first.'],
    ['Slow carrier', 'SLOW-CARRIER', 'tok_ok', 'SHIPPED', 'The carrier answers after 2 s.'],
    ['Silent carrier', 'SILENT-CARRIER', 'tok_ok', 'NO_CARRIER', 'Asked five times in vain, then called back in time.'],
    ['Late carrier', 'LATE-CARRIER', 'tok_ok', 'SHIPPED', 'Called back too late: the goods are gone, so it ships.'],
];

export const KINDS = ORDERS.map(([name, sku, token, ends, about]) => (
    { name, sku, token, ends, about, cancel: ends === 'CANCELLED_BY_CUSTOMER' }));

/** The mix of the load test: nine in ten ship, the others fail in four ways. */
const MIXED = [...Array(36).fill('SHIPPED'), 'PAYMENT_DECLINED', 'INSUFFICIENT_FUNDS', 'OUT_OF_STOCK', 'NO_CARRIER'];

/** @returns the new order's id */
export async function place(kind, customerId) {
    const { orderId } = await post('/orders', {
        customerId,
        customerEmail: `${customerId}@example.com`,
        lines: [{ sku: kind.sku, quantity: 1 }],
        paymentToken: kind.token,
    });
    return orderId;
}

/** As its customer would. */
export const cancel = (orderId) => post(`/orders/${orderId}/cancel`);

/** @param mixed else all of them are to ship */
export function kindOf(number, mixed) {
    const ends = mixed ? MIXED[(number * 7) % MIXED.length] : 'SHIPPED';
    return KINDS.find((kind) => kind.ends === ends);
}

/** Not used before, so that a filter finds exactly these orders again. */
export const newCustomer = (what) =>
    `${what}-${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
