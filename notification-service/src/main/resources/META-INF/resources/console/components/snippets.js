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

/** The conversation of a saga that has ended, as a method of OutcomesIT: the order, how it ended, who spoke. */
export function javaTest(saga) {
    const { lines, paymentToken } = orderOf(saga);
    const steps = saga.steps.map(quoted).join(',\n                    ');
    return `// as order ${shortId(saga.orderId)} went
@Test
void ${methodName(saga)}() {
    String order = ${placed(saga, lines, paymentToken)};
${saga.reason === 'CANCELLED_BY_CUSTOMER' ? '    assertThat(stage.client().cancel(order)).isTrue();\n' : ''}\
    Saga saga = stage.ended(order);
    assertThat(saga.outcome()).isEqualTo(${quoted(outcome(saga))});
    assertThat(saga.steps())
            .containsExactlyInAnyOrder(
                    ${steps});
    assertCausesFollowTheScore(saga);
}
`;
}

function placed(saga, lines, token) {
    if (lines.length === 1) {
        return `stage.place(${lines[0].quantity}, ${quoted(lines[0].sku)}, ${quoted(token)})`;
    }
    const all = lines.map(({ sku, quantity }) => `new OrderRequest.Line(${quoted(sku)}, ${quantity})`).join(', ');
    return `stage.client()
            .place(new OrderRequest("c-42", "c42@example.com", List.of(${all}), ${quoted(token)}))
            .join()`;
}

const outcome = ({ status, reason }) => (reason ? `${status} (${reason})` : status);

function methodName(saga) {
    const how = saga.status === 'SHIPPED' ? 'ships' : `cancels_${saga.reason ?? 'it'}`;
    return how.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}

const quoted = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
